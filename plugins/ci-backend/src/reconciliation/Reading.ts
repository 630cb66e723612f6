import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import type {
  CiSource,
  ReadOptions,
  ReadPurpose,
} from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import {
  applyFacts,
  saysNothing,
  type Applied,
  type AttemptKey,
  type CollectedFacts,
  type FactsListener,
  type RepositoryRow,
} from '../facts';
import { readAsked, type Asked } from '../selfCheck';
import { isUntold } from './areDeliveriesTrusted';
import { renewLease } from './claimRepository';
import type { ReconciliationSettings } from './readSettings';
import type { Window } from './window';

export interface ReadingOptions {
  knex: Knex;
  source: CiSource;
  repository: RepositoryFact;
  purpose: ReadPurpose;
  /** Absent until it was read to its end once. */
  completeUpTo: Instant | undefined;
  /** Since when deliveries tell of it. */
  webhookSince: Instant | null;
  /** The instant before the first request: everything up to it will have been read. */
  startedAt: Instant;
  window: Window;
  /** Whose lease it is. */
  token: string;
  settings: ReconciliationSettings;
  clock: () => Date;
  logger: LoggerService;
  onFactsChanged: FactsListener;
  signal?: AbortSignal;
}

/** How far what was read of a repository reaches, and what to ask with next time. */
type Progress = Partial<
  Pick<
    RepositoryRow,
    | 'workflows_listed_at'
    | 'known_since'
    | 'check_ins_known_since'
    | 'pull_requests_validator'
    | 'pull_requests_listed_up_to'
    | 'pull_requests_read_at'
    | 'branches_validator'
    | 'branches_listed_at'
    | 'branches_read_at'
    | 'changed_paths_read_at'
    | 'jobs_known_since'
    | 'artifacts_validator'
    | 'artifacts_read_at'
    | 'environments_validator'
    | 'environments_read_at'
  >
>;

interface Noted {
  progress: Progress;
  /** Whether it is a change of its facts. */
  tells: boolean;
}

/**
 * One reading of one repository, under a lease. Its steps are functions beside this file; each hands what it read to
 * {@link Reading.apply} at once, so that a kill loses only what was on its way.
 */
export class Reading {
  private readonly seen = new Set<string>();
  private unchangedSince: Instant | undefined;
  private purpose: ReadPurpose;
  private untold = false;
  private mainlineMoved = false;
  /** What is to be written with what is applied next. */
  private noted: Noted | undefined;
  private asked: Promise<Asked | undefined> | undefined;

  constructor(readonly options: ReadingOptions) {
    this.purpose = options.purpose;
  }

  get repository(): RepositoryFact {
    return this.options.repository;
  }

  get source(): CiSource {
    return this.options.source;
  }

  /** How the source is asked. */
  get how(): ReadOptions {
    const { signal } = this.options;
    return { purpose: this.purpose, ...(signal ? { signal } : {}) };
  }

  /** Whether it found what a delivery should have told before. */
  get foundUntold(): boolean {
    return this.untold;
  }

  /** What is asked from here on belongs to the history: others come first. */
  beginBackfill(): void {
    this.purpose = 'backfill';
  }

  /**
   * Merges what was read, in a transaction of its own, notes how far it was read with it, and keeps the lease. Where nothing was, that is
   * noted alone.
   */
  async apply(facts: CollectedFacts, note: Progress = {}): Promise<void> {
    this.options.signal?.throwIfAborted();
    if (saysNothing(facts)) {
      this.note(note);
      return;
    }
    const applied = await this.write(facts, note);
    for (const run of facts.runs ?? []) this.seen.add(keyOf(run));
    this.untold ||= applied.news.some(movedAt =>
      isUntold(movedAt, this.options),
    );
  }

  /**
   * Notes how far a kind was read. That is written with what is applied next, or by {@link writeNotes}: what it is of is kept by
   * then. With `tells` more can be told of the repository from now on, which is a change of its facts.
   */
  note(progress: Progress, { tells = false } = {}): void {
    this.noted = {
      progress: { ...this.noted?.progress, ...progress },
      tells: tells || this.noted?.tells === true,
    };
  }

  /** Writes what was noted since something was applied, and keeps the lease. */
  async writeNotes(): Promise<void> {
    if (!this.noted) return;
    const { tells } = this.noted;
    const at = this.options.clock().toISOString();
    await this.renew(this.options.knex, this.noted, at);
    this.noted = undefined;
    if (tells) this.tell();
  }

  /** @param note - of these facts: it is written with them, or not at all */
  private async write(facts: CollectedFacts, note: Progress): Promise<Applied> {
    const { knex, clock } = this.options;
    const { progress, tells = false } = this.noted ?? {};
    const applied = await transact(knex, async (tx, writes) => {
      const at = clock().toISOString();
      const noted = { progress: { ...progress, ...note }, tells };
      const locked = await this.renew(tx, noted, at);
      const repositoryId = this.repository.id;
      return applyFacts({ tx, writes, repositoryId, facts, at, locked });
    });
    this.noted = undefined;
    if (applied.changed || tells) this.tell();
    return applied;
  }

  /** Keeps the lease, and writes what was noted with it. */
  private renew(tx: Knex, { progress, tells }: Noted, now: Instant) {
    return renewLease({
      tx,
      repositoryId: this.repository.id,
      token: this.options.token,
      now,
      note: {
        ...progress,
        ...(tells && { facts_version: tx.raw('facts_version + 1') }),
      },
    });
  }

  /** Facts of a first reading are of the past. */
  private tell(): void {
    this.options.onFactsChanged([this.repository.id], {
      isHistory:
        this.purpose === 'backfill' || this.options.completeUpTo === undefined,
    });
  }

  /** The source says that the newest attempts of all runs created from then on are as they were. */
  noteUnchangedSince(createdAt: Instant | undefined): void {
    this.unchangedSince = createdAt;
  }

  /** Whether the source said so of a run created then. */
  isUnchanged(createdAt: Instant): boolean {
    return (
      this.unchangedSince !== undefined && createdAt >= this.unchangedSince
    );
  }

  /** What the self-check of its services wants to know; asked for once in a reading. */
  readAsked(): Promise<Asked | undefined> {
    this.asked ??= readAsked(this.options.knex, this.repository.id);
    return this.asked;
  }

  noteMainlineMoved(): void {
    this.mainlineMoved = true;
  }

  /** Whether something may have come to mainline since the last reading. */
  get hasMainlineMoved(): boolean {
    return this.mainlineMoved;
  }

  /** Whether this reading has that attempt from the source already. */
  hasSeen(attempt: AttemptKey): boolean {
    return this.seen.has(keyOf(attempt));
  }
}

function keyOf({ id, attempt }: AttemptKey): string {
  return `${attempt} ${id}`;
}
