import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { HumanDuration } from '@backstage/types';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import { SoleWork } from '@mainline/backstage-plugin-mainline-node';
import { say } from '@mainline/backstage-plugin-onboarding-common';
import type { Checklist } from '@mainline/backstage-plugin-onboarding-common';
import type {
  CheckContext,
  OnboardingCheck,
  ServiceToCheck,
} from '@mainline/backstage-plugin-onboarding-node';
import type { Knex } from 'knex';
import { readHealth, Unanswered } from '../checks';
import { readServices, syncServices } from '../store';
import { createCheckContext } from './createCheckContext';
import { makeCheck } from './makeCheck';
import { storeResults } from './storeResults';

/** On which ci says "look". */
export const CI_CHANGES_TOPIC = 'mainline.ci.changes';

export interface CheckRoundsOptions {
  knex: Knex;
  ci: CiApi;
  checklists: Checklist[];
  checks: OnboardingCheck[];
  logger: LoggerService;
  onServicesChanged: (entityRefs: string[]) => void;
  /** A check is given up after it. */
  timeoutMs?: number;
  /** So soon ci is asked again that did not answer, or had no services yet. */
  retryMs?: number;
  now?: () => number;
}

/**
 * Makes every check of every checklist for all services at once, on a schedule that one replica at a time runs, and a while after ci
 * told of changes. Rounds of two replicas may overlap: what the later one found stands.
 */
export class CheckRounds {
  readonly #options: Required<CheckRoundsOptions>;
  readonly #work: SoleWork;

  constructor(options: CheckRoundsOptions) {
    this.#options = {
      timeoutMs: 60_000,
      retryMs: 30_000,
      now: Date.now,
      ...options,
    };
    this.#work = new SoleWork({
      work: () => this.#round(),
      onError: error =>
        options.logger.error(
          `A round of checks stopped, and is tried again with the next: ${stringifyError(
            error,
          )}`,
        ),
    });
  }

  async schedule(
    scheduler: SchedulerService,
    frequency: HumanDuration,
  ): Promise<void> {
    await scheduler.scheduleTask({
      id: 'onboarding-check-services',
      scope: 'global',
      frequency,
      timeout: { minutes: 10 },
      fn: () => this.run(),
    });
  }

  /** Many changes make one round, `afterMs` after the first of them. */
  async subscribe(events: EventsService, afterMs: number): Promise<void> {
    await events.subscribe({
      id: 'onboarding-check-services',
      topics: [CI_CHANGES_TOPIC],
      onEvent: async () => this.soon(afterMs),
    });
  }

  soon(inMs: number): void {
    this.#work.kick(inMs);
  }

  /** One round, to its end. */
  async run(): Promise<void> {
    return this.#work.run();
  }

  async stop(): Promise<void> {
    await this.#work.stop();
  }

  async #round(): Promise<void> {
    const { knex, checklists, checks, logger, timeoutMs, retryMs, now } =
      this.#options;
    const at = new Date(now()).toISOString();
    const ending = new AbortController();
    const context = createCheckContext(at, ending.signal);
    const { services, gone, isAnswered } = await this.#readServices(context);
    // A portal that starts: ci comes up beside this plugin, and has to read the catalog first.
    if (!isAnswered || services.length === 0) this.soon(retryMs);

    const named = new Set(
      checklists.flatMap(({ items }) =>
        items.flatMap(({ by }) => ('check' in by ? [by.check] : [])),
      ),
    );
    const made = await Promise.all(
      checks
        .filter(({ id }) => named.has(id))
        .map(
          async check =>
            [
              check.id,
              await makeCheck(check, services, { context, timeoutMs, logger }),
            ] as const,
        ),
    ).finally(() => ending.abort());
    const results = new Map(made);

    const changed = await storeResults(
      knex,
      checklists,
      services.map(({ entityRef }) => entityRef),
      {
        at,
        resultOf: (check, entityRef) =>
          results.get(check)?.(entityRef) ?? {
            state: 'cannot-tell',
            ...say('round.noSuchCheck', { check }),
          },
      },
    );
    const told = [...changed, ...gone];
    if (told.length > 0) this.#options.onServicesChanged(told);
  }

  /** While ci does not answer, those of the last round: what else can be checked of them, is. */
  async #readServices(context: CheckContext): Promise<{
    services: ServiceToCheck[];
    gone: string[];
    isAnswered: boolean;
  }> {
    const { ci, knex, logger } = this.#options;
    try {
      const health = await readHealth(ci, context);
      const services = [...health.values()].map(({ service }) => service);
      const gone = await syncServices(knex, services, context.at);
      return { services, gone, isAnswered: true };
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      logger.warn(
        `Which services there are could not be asked, so those of the last round are checked: ${stringifyError(
          error,
        )}`,
      );
      return {
        services: await readServices(knex),
        gone: [],
        isAnswered: false,
      };
    }
  }
}
