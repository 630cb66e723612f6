import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';
import {
  giveWay,
  SoleWork,
  transact,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { answerServices, reachOf } from './answerServices';
import { linkedServices } from './linkedServices';
import { markOutdated } from './markOutdated';
import { prepareServices } from './prepareServices';
import { readSelfCheckFacts } from './readSelfCheckFacts';
import type { SelfCheckConfig } from './rules';
import { releaseRepository, takeDueRepositories } from './takeDueRepositories';
import type { TakenRepository } from './takeDueRepositories';
import { writeSelfChecks } from './writeSelfChecks';

/** After a few repositories, where others want their turn, as when history comes in. */
const mostRestMs = 500;

/**
 * Keeps the three answers about each service in step with facts, rules and the time.
 *
 * Apart from health, because it reads more, and because its answers change while nothing happens. A repository is taken
 * under a lease and read in one short transaction, computed outside of any, and written in another, if the lease still
 * stands: so whoever writes facts meanwhile does not wait. What changed meanwhile has a higher version, and makes the
 * repository due again.
 */
export class SelfCheckProjector {
  readonly #options: {
    knex: Knex;
    logger: LoggerService;
    config: SelfCheckConfig;
    onServicesChanged: (entityRefs: string[]) => void;
    now: () => Date;
    debounceMs: number;
  };
  readonly #work: SoleWork;
  #mayBeOutdated = true;
  readonly #stopping = new AbortController();

  constructor(options: {
    knex: Knex;
    logger: LoggerService;
    config: SelfCheckConfig;
    onServicesChanged: (entityRefs: string[]) => void;
    now?: () => Date;
    debounceMs?: number;
  }) {
    this.#options = { now: () => new Date(), debounceMs: 2000, ...options };
    this.#work = new SoleWork({
      work: () => this.#projectAll(),
      onError: error =>
        options.logger.error(
          'The self-check could not be computed; the next sweep tries again',
          error as Error,
        ),
    });
  }

  async schedule(
    scheduler: SchedulerService,
    frequency: HumanDuration,
  ): Promise<void> {
    await scheduler.scheduleTask({
      id: 'ci-project-self-check',
      scope: 'global',
      frequency,
      timeout: { minutes: 10 },
      fn: () => this.projectDue(),
    });
  }

  /** Facts changed: answer soon. Many kicks in a short time make one. */
  kick(): void {
    this.#work.kick(this.#options.debounceMs);
  }

  /** Services or what their owners wrote down changed: what rests on that is answered again, soon. */
  servicesChanged(): void {
    this.#mayBeOutdated = true;
    this.kick();
  }

  /** Answers everything that is due; what becomes due meanwhile, too. */
  async projectDue(): Promise<void> {
    this.#mayBeOutdated = true;
    return this.#work.run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#work.stop();
  }

  async #projectAll(): Promise<void> {
    const { knex, config, now } = this.#options;
    if (this.#mayBeOutdated) {
      this.#mayBeOutdated = false;
      this.#tell(await markOutdated(knex, config));
    }
    const failed: string[] = [];
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const taken = await transact(knex, tx =>
        takeDueRepositories(tx, now(), failed),
      );
      if (taken.length === 0) return;
      failed.push(...(await this.#projectEach(taken)));
      await giveWay({ mostMs: mostRestMs, signal });
    }
  }

  /** Answers which could not be computed: one must not keep the others waiting. */
  async #projectEach(taken: TakenRepository[]): Promise<string[]> {
    const { knex, logger } = this.#options;
    const { signal } = this.#stopping;
    const failed: string[] = [];
    for (const repository of taken) {
      if (signal.aborted) {
        await releaseRepository(knex, repository);
        continue;
      }
      try {
        this.#tell(await this.#project(repository));
      } catch (error) {
        failed.push(repository.id);
        logger.error(
          `The self-check of the services of repository ${repository.id} could not be computed; the next sweep tries again`,
          error as Error,
        );
        await releaseRepository(knex, repository);
      }
    }
    return failed;
  }

  async #project(repository: TakenRepository): Promise<string[]> {
    const { knex, config, now } = this.#options;
    const startedAt = now();
    const at = [startedAt.toISOString(), repository.complete_up_to].sort()[0];
    const { services, facts } = await transact(knex, async tx => {
      const prepared = prepareServices(
        await linkedServices(tx, repository.id),
        config,
      );
      const read = await readSelfCheckFacts(
        tx,
        repository,
        reachOf(prepared, at),
      );
      return { services: prepared, facts: read };
    });
    const rows = await answerServices(repository, services, facts, at);
    return transact(knex, (tx, writes) =>
      writeSelfChecks(tx, writes, repository, rows, startedAt),
    );
  }

  #tell(entityRefs: string[]): void {
    if (entityRefs.length > 0) this.#options.onServicesChanged(entityRefs);
  }
}
