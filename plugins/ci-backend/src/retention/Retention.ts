import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { SelfCheckConfig } from '../selfCheck';
import { freezeDays } from './freezeDays';
import { pruneChanges } from './pruneChanges';
import { pruneFacts } from './pruneFacts';
import type { RetentionConfig } from './readRetentionConfig';

const dayMs = 24 * 60 * 60 * 1000;

export interface RetentionOptions {
  knex: Knex;
  logger: LoggerService;
  config: RetentionConfig;
  /** Of health, and how many days of builds a first reading reads: nothing in either is pruned. */
  windowDays: number;
  historyDays: number;
  selfCheck: SelfCheckConfig;
  /** So many of the newest check-ins of each repository are kept with their builds, however old. */
  keptCheckIns?: number;
  now?: () => Date;
}

/**
 * Removes facts that nothing shows any more, in small transactions: a kill costs the one that was under way.
 *
 * First the days before are frozen: they were computed, and stay as they are. Then their facts go. What still counts is
 * kept however old it is: see `keptFrom`.
 */
export class Retention {
  readonly #options: RetentionOptions;
  readonly #stopping = new AbortController();

  constructor(options: RetentionOptions) {
    this.#options = options;
  }

  async schedule(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: 'ci-retention',
      scope: 'global',
      frequency: { hours: 6 },
      initialDelay: { minutes: 10 },
      timeout: { hours: 1 },
      fn: signal =>
        this.prune(AbortSignal.any([signal, this.#stopping.signal])),
    });
  }

  /** Prunes what may be pruned now. */
  async prune(signal: AbortSignal = this.#stopping.signal): Promise<void> {
    const { knex, config, logger, windowDays, historyDays } = this.#options;
    const now = this.#options.now?.() ?? new Date();
    const daysAgo = (days: number) =>
      new Date(now.getTime() - days * dayMs).toISOString();
    const ids: string[] = await knex('repositories').orderBy('id').pluck('id');
    for (const repositoryId of ids) {
      if (signal.aborted) return;
      try {
        await freezeDays(knex, {
          ...this.#options,
          repositoryId,
          before: daysAgo(
            Math.max(config.factsDays, windowDays, historyDays),
          ).slice(0, 10),
        });
        await pruneFacts(knex, repositoryId, signal);
      } catch (error) {
        // One repository that can't be pruned must not keep the others.
        logger.error(
          `The facts of repository ${repositoryId} could not be pruned; the next round tries again`,
          error as Error,
        );
      }
    }
    await pruneChanges(knex, daysAgo(config.changesDays), signal);
  }

  stop(): void {
    this.#stopping.abort();
  }
}
