import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import type { CiSource, ReadOptions } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import { applyFacts, type AttemptKey, type CollectedFacts } from '../facts';
import { renewLease } from './claimRepository';
import type { ReconciliationSettings } from './readSettings';
import type { Window } from './window';

export interface ReadingOptions {
  knex: Knex;
  source: CiSource;
  repository: RepositoryFact;
  /** Absent until it was read to its end once. */
  completeUpTo: Instant | undefined;
  /** The instant before the first request: everything up to it will have been read. */
  startedAt: Instant;
  window: Window;
  /** Whose lease it is. */
  token: string;
  settings: ReconciliationSettings;
  clock: () => Date;
  logger: LoggerService;
  onFactsChanged: (repositoryIds: string[]) => void;
  signal?: AbortSignal;
}

/**
 * One reading of one repository, under a lease. Its steps are functions beside this file; each hands what it read to
 * {@link Reading.apply} at once, so that a kill loses only what was on its way.
 */
export class Reading {
  private readonly seen = new Set<string>();

  constructor(readonly options: ReadingOptions) {}

  get repository(): RepositoryFact {
    return this.options.repository;
  }

  get source(): CiSource {
    return this.options.source;
  }

  /** How the source is asked. */
  get how(): ReadOptions {
    const { completeUpTo, signal } = this.options;
    return {
      purpose: completeUpTo === undefined ? 'backfill' : 'reconciliation',
      ...(signal ? { signal } : {}),
    };
  }

  /** Merges what was read, in a transaction of its own, and keeps the lease. */
  async apply(facts: CollectedFacts): Promise<void> {
    const { knex, token, clock, onFactsChanged, signal } = this.options;
    signal?.throwIfAborted();
    const repositoryId = this.repository.id;
    const applied = await transact(knex, async tx => {
      const at = clock().toISOString();
      await renewLease({ tx, repositoryId, token, now: at });
      return applyFacts({ tx, repositoryId, facts, at });
    });
    for (const run of facts.runs ?? []) this.seen.add(keyOf(run));
    if (applied.changed) onFactsChanged([repositoryId]);
  }

  /** Whether this reading has that attempt from the source already. */
  hasSeen(attempt: AttemptKey): boolean {
    return this.seen.has(keyOf(attempt));
  }
}

function keyOf({ id, attempt }: AttemptKey): string {
  return `${attempt} ${id}`;
}
