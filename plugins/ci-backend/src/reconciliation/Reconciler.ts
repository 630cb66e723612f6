import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  RepositoryGoneError,
  SourceUnavailableError,
  type CiSource,
} from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { rowToRepository, type RepositoryRow } from '../facts';
import { claimRepository, LeaseLostError } from './claimRepository';
import { failReading } from './completeReading';
import { plusMs } from './instants';
import { isActive } from './isActive';
import { keepLease } from './keepLease';
import { Reading } from './Reading';
import { readRepository } from './readRepository';
import type { ReconciliationSettings } from './readSettings';
import { releaseRepository } from './releaseRepository';
import {
  foundIntervalMs,
  resolveAgain,
  resolveLocators,
} from './resolveLocators';
import { windowFor } from './window';

export interface ReconcilerOptions {
  knex: Knex;
  sources: CiSource[];
  settings: ReconciliationSettings;
  logger: LoggerService;
  clock: () => Date;
  onFactsChanged: (repositoryIds: string[]) => void;
}

/** When a repository is read next; `notBefore`: whatever deliveries ask for meanwhile. */
interface Plan {
  nextReadAt: string;
  notBefore: boolean;
}

/**
 * Makes good what webhooks missed: reads what is due from the sources, conditionally where they can.
 *
 * Any number of replicas may do so at once. A repository is read by one of them, under a lease that another takes over
 * when it runs out. What was read is merged page by page, newest fact wins, so that neither a kill nor a lease taken
 * over too early does harm; `complete_up_to` is the instant before the first request of a reading that came to its end.
 */
export class Reconciler {
  constructor(private readonly options: ReconcilerOptions) {}

  /** Reads everything that is due. Answers how much that was. */
  async reconcileDue(signal?: AbortSignal): Promise<number> {
    const asked = await resolveLocators({ ...this.options, signal });
    const readers = Array.from(
      { length: this.options.settings.concurrency },
      () => this.readDue(signal),
    );
    const read = await Promise.all(readers);
    return read.reduce((sum, count) => sum + count, asked);
  }

  private async readDue(signal: AbortSignal | undefined): Promise<number> {
    let read = 0;
    while (!signal?.aborted) {
      const token = randomUUID();
      const now = this.options.clock().toISOString();
      const row = await claimRepository({
        knex: this.options.knex,
        now,
        token,
      });
      if (!row) break;
      await this.read(row, { token, claimedAt: now, signal });
      read += 1;
    }
    return read;
  }

  private async read(
    row: RepositoryRow,
    claim: { token: string; claimedAt: string; signal?: AbortSignal },
  ): Promise<void> {
    const { knex, clock, logger } = this.options;
    const lease = keepLease({
      knex,
      repositoryId: row.id,
      token: claim.token,
      clock,
      logger,
    });
    let plan: Plan;
    try {
      plan = await this.readThrough(row, claim);
    } catch (error) {
      if (error instanceof LeaseLostError) return;
      plan = claim.signal?.aborted
        ? { nextReadAt: claim.claimedAt, notBefore: false }
        : await this.planAfter(error, row);
    } finally {
      await lease.stop();
    }
    const { token, claimedAt } = claim;
    await releaseRepository({
      knex,
      repositoryId: row.id,
      token,
      claimedAt,
      ...plan,
    });
  }

  private async readThrough(
    row: RepositoryRow,
    claim: { token: string; claimedAt: string; signal?: AbortSignal },
  ): Promise<Plan> {
    const { knex, sources, settings } = this.options;
    const source = sources.find(s => s.handles(row.host));
    if (!source) {
      throw new SourceUnavailableError(
        `No source of builds reads ${row.host} any more. Add an integration for it to the configuration.`,
        plusMs(claim.claimedAt, settings.quietIntervalMs),
      );
    }
    const completeUpTo = row.complete_up_to ?? undefined;
    const reading = new Reading({
      ...this.options,
      source,
      repository: rowToRepository(row),
      completeUpTo,
      startedAt: claim.claimedAt,
      window: windowFor({
        now: claim.claimedAt,
        completeUpTo,
        historyDays: settings.historyDays,
      }),
      token: claim.token,
      ...(claim.signal ? { signal: claim.signal } : {}),
    });
    const { left } = await readRepository(reading, row);
    if (left) return { nextReadAt: claim.claimedAt, notBefore: false };

    const now = this.now();
    if (row.archived) {
      return { nextReadAt: plusMs(now, foundIntervalMs), notBefore: false };
    }
    const active = await isActive({ knex, repositoryId: row.id, now });
    const pause = active ? settings.activeIntervalMs : settings.quietIntervalMs;
    return { nextReadAt: plusMs(now, pause), notBefore: false };
  }

  private async planAfter(error: unknown, row: RepositoryRow): Promise<Plan> {
    const { knex, logger, settings, onFactsChanged } = this.options;
    const now = this.now();
    const unavailable = error instanceof SourceUnavailableError;
    if (!unavailable) {
      logger.warn(`Reading ${row.slug} failed: ${stringifyError(error)}`);
    }
    const { changed } = await failReading({
      knex,
      repositoryId: row.id,
      sentence: unavailable
        ? error.message
        : `${row.slug} could not be read: ${stringifyError(error)}`,
      now,
    });
    if (changed) onFactsChanged([row.id]);
    if (error instanceof RepositoryGoneError) {
      await resolveAgain({ knex, repositoryId: row.id, now });
      return { nextReadAt: plusMs(now, foundIntervalMs), notBefore: true };
    }
    return {
      nextReadAt:
        (unavailable ? error.retryAt : undefined) ??
        plusMs(now, settings.activeIntervalMs),
      notBefore: true,
    };
  }

  private now(): string {
    return this.options.clock().toISOString();
  }
}
