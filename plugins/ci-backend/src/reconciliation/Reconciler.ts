import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { say } from '@mainline/backstage-plugin-ci-common';
import {
  RepositoryGoneError,
  SourceUnavailableError,
  type CiSource,
  type ReadPurpose,
} from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { paceOf, type SharedBudgets } from '../budget';
import {
  rowToRepository,
  type FactsListener,
  type RepositoryRow,
} from '../facts';
import { claimBackfill } from './backfill/claimBackfill';
import { isHistoryLeft } from './backfill/isHistoryLeft';
import { readHistory } from './backfill/readHistory';
import { claimRepository, LeaseLostError } from './claimRepository';
import { failReading } from './completeReading';
import { plusMs } from './instants';
import { keepLease } from './keepLease';
import { planReading, type Plan } from './planReading';
import { Reading } from './Reading';
import { readRepository } from './readRepository';
import type { ReconciliationSettings } from './readSettings';
import { giveBackRepository, releaseRepository } from './releaseRepository';
import {
  foundIntervalMs,
  resolveAgain,
  resolveLocators,
} from './resolveLocators';
import { whyUnreadable } from './whyUnreadable';
import { windowFor, type Window } from './window';

export interface ReconcilerOptions {
  knex: Knex;
  sources: CiSource[];
  settings: ReconciliationSettings;
  budgets: SharedBudgets;
  logger: LoggerService;
  clock: () => Date;
  onFactsChanged: FactsListener;
}

interface Claim {
  token: string;
  claimedAt: string;
  signal: AbortSignal | undefined;
}

/**
 * Makes good what webhooks missed: reads what is due from the sources, conditionally where they can.
 *
 * Any number of replicas may do so at once. A repository is read by one of them, under a lease that another takes over
 * when it runs out. What was read is merged page by page, newest fact wins, so that neither a kill nor a lease taken
 * over too early does harm; `complete_up_to` is the instant before the first request of a reading that came to its end.
 */
export class Reconciler {
  /** The claim before: readers of one process that claim at once would all want the same repository, and wait for each other. */
  private claiming: Promise<unknown> = Promise.resolve();

  /** Whether there may be names to ask for in this round. */
  private isMoreToFind = true;

  constructor(private readonly options: ReconcilerOptions) {}

  /** Reads everything that is due. Answers how much that was. */
  async reconcileDue(signal?: AbortSignal): Promise<number> {
    this.isMoreToFind = true;
    const readers = Array.from(
      { length: this.options.settings.concurrency },
      () => this.readDue(signal),
    );
    const read = await Promise.all(readers);
    return read.reduce((sum, count) => sum + count, 0);
  }

  private async readDue(signal: AbortSignal | undefined): Promise<number> {
    let done = await this.find(signal);
    while (!signal?.aborted && (await this.readNext(signal))) done += 1;
    return done;
  }

  /** The history comes when nothing else is due. Answers whether there was something to read. */
  private async readNext(signal: AbortSignal | undefined): Promise<boolean> {
    const { knex } = this.options;
    const claim = { token: randomUUID(), claimedAt: this.now(), signal };
    const asked = { knex, now: claim.claimedAt, token: claim.token };
    const due = await this.inTurn(() => claimRepository(asked));
    if (due) {
      await this.read(due, claim);
      // Some names for each repository: neither waits for the day on which there is none of the other.
      if (this.isMoreToFind) await this.find(signal);
      return true;
    }
    if ((await this.find(signal)) > 0) return true;
    const past = await this.inTurn(() => claimBackfill(asked));
    if (past) await this.readBack(past, claim);
    return past !== undefined;
  }

  /** Asks for some of the names that are due. Answers how many there were. */
  private async find(signal: AbortSignal | undefined): Promise<number> {
    const asked = await resolveLocators({ ...this.options, signal });
    if (asked === 0) this.isMoreToFind = false;
    return asked;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const claimed = this.claiming.then(work);
    this.claiming = claimed.catch(() => {});
    return claimed;
  }

  private async read(row: RepositoryRow, claim: Claim): Promise<void> {
    const { knex, onFactsChanged } = this.options;
    const { token, claimedAt } = claim;
    const lease = this.keep(row, claim);
    let plan: Plan;
    try {
      plan = await this.readThrough(row, claim);
    } catch (error) {
      if (error instanceof LeaseLostError) return;
      plan = claim.signal?.aborted
        ? { nextReadAt: claimedAt, notBefore: false }
        : await this.planAfter(error, row);
    } finally {
      await lease.stop();
    }
    const repositoryId = row.id;
    await releaseRepository({ knex, repositoryId, token, claimedAt, plan });
    // Whoever computes from its facts left it alone while its first reading went on.
    if (row.complete_up_to === null) {
      onFactsChanged([repositoryId], { isHistory: true });
    }
  }

  private async readThrough(row: RepositoryRow, claim: Claim): Promise<Plan> {
    const { knex, settings, budgets } = this.options;
    const { id, looked_for_at: lookedForAt } = row;
    const completeUpTo = row.complete_up_to ?? undefined;
    const reading = this.reading(row, claim, {
      purpose: lookedForAt === null ? 'reconciliation' : 'webhook',
      window: windowFor({
        repositoryId: id,
        now: claim.claimedAt,
        completeUpTo,
        historyDays: settings.historyDays,
      }),
    });
    const { left } = await keepNotes(reading, () =>
      readRepository(reading, row),
    );
    // Names that came meanwhile, and the first readings of what they stand for, come before what is left.
    if (left) this.isMoreToFind = true;
    const plan = await planReading({
      knex,
      repository: row,
      now: this.now(),
      budgets: budgets.of(reading.source, row.host),
      settings,
    });
    if (left) return { ...plan, nextReadAt: claim.claimedAt, goesOn: true };
    return {
      ...plan,
      isAllThere: Boolean(row.goes_on) && !isHistoryLeft(row),
    };
  }

  /** A step back in the history of a repository. */
  private async readBack(row: RepositoryRow, claim: Claim): Promise<void> {
    const { knex, settings, budgets } = this.options;
    const { token, signal, claimedAt } = claim;
    const lease = this.keep(row, claim);
    let backfillRetryAt: string | null = null;
    let isWhole = false;
    try {
      const reading = this.reading(row, claim, {
        purpose: 'backfill',
        window: { since: row.backfill_until ?? claimedAt, thorough: false },
      });
      if (paceOf(budgets.of(reading.source, row.host), claimedAt).backfill) {
        isWhole = await keepNotes(reading, () => readHistory(reading, row));
      } else {
        backfillRetryAt = plusMs(claimedAt, settings.activeIntervalMs);
      }
    } catch (error) {
      if (error instanceof LeaseLostError) return;
      // Pages show why what is new can't be read; the history waits in silence.
      if (!signal?.aborted) backfillRetryAt = await this.retryAfter(error, row);
    } finally {
      await lease.stop();
    }
    const repositoryId = row.id;
    await giveBackRepository({
      knex,
      repositoryId,
      token,
      backfillRetryAt,
      // Its jobs, and how its work came to mainline.
      ...(isWhole && { readAt: claimedAt }),
    });
  }

  private reading(
    row: RepositoryRow,
    claim: Claim,
    how: { purpose: ReadPurpose; window: Window },
  ): Reading {
    const { sources, settings } = this.options;
    const source = sources.find(s => s.handles(row.host));
    if (!source) {
      throw new SourceUnavailableError(
        say('source.noneAnyMore', { host: row.host }),
        plusMs(claim.claimedAt, settings.quietIntervalMs),
      );
    }
    return new Reading({
      ...this.options,
      ...how,
      source,
      repository: rowToRepository(row),
      completeUpTo: row.complete_up_to ?? undefined,
      // What a first reading finds is news to everybody.
      webhookSince: row.complete_up_to === null ? null : row.webhook_since,
      startedAt: claim.claimedAt,
      token: claim.token,
      ...(claim.signal ? { signal: claim.signal } : {}),
    });
  }

  private keep(row: RepositoryRow, { token }: Claim) {
    const { knex, clock, logger } = this.options;
    return keepLease({ knex, repositoryId: row.id, token, clock, logger });
  }

  private async planAfter(error: unknown, row: RepositoryRow): Promise<Plan> {
    const { knex, onFactsChanged } = this.options;
    const nextReadAt = await this.retryAfter(error, row);
    const { changed } = await failReading({
      knex,
      repositoryId: row.id,
      why: whyUnreadable(error, row.slug),
      now: this.now(),
    });
    if (changed) onFactsChanged([row.id]);
    if (error instanceof RepositoryGoneError) {
      const now = this.now();
      await resolveAgain({ knex, repositoryId: row.id, now });
      return { nextReadAt: plusMs(now, foundIntervalMs), notBefore: true };
    }
    return { nextReadAt, notBefore: true };
  }

  /** When the source is asked again after an error. */
  private async retryAfter(
    error: unknown,
    row: RepositoryRow,
  ): Promise<string> {
    const { logger, settings, budgets } = this.options;
    const soon = plusMs(this.now(), settings.activeIntervalMs);
    if (!(error instanceof SourceUnavailableError)) {
      logger.warn(`Reading ${row.slug} failed: ${stringifyError(error)}`);
      return soon;
    }
    if (error.retryAt === undefined) return soon;
    // Whoever was told to wait tells the others.
    await budgets.tellOfRefusal();
    return error.retryAt;
  }

  private now(): string {
    return this.options.clock().toISOString();
  }
}

/** How far a reading came is kept where it fails part-way, too. */
async function keepNotes<T>(
  reading: Reading,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } finally {
    await reading.writeNotes();
  }
}
