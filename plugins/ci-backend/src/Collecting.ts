import type {
  DatabaseService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { JobFact } from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import {
  loggedRound,
  openDatabase,
  SoleWork,
} from '@mainline/backstage-plugin-mainline-node';
import { SharedBudgets } from './budget';
import { createWebhookDoor } from './door';
import type { FactsListener } from './facts';
import {
  dropOldDeliveries,
  Inbox,
  readInboxSettings,
  type InboxSettings,
} from './inbox';
import { readJobLog, readJobsNow } from './onDemand';
import {
  lookForPushes,
  readSettings,
  Reconciler,
  type ReconciliationSettings,
} from './reconciliation';
import { dayMs } from './reconciliation/instants';
import { askAgain } from './redelivery';

/** Deliveries come in bursts; a burst is one round. */
const inboxDelayMs = 50;
const reconcilerDelayMs = 500;
const budgetsEveryMs = 15_000;

export interface CollectingOptions {
  database: DatabaseService;
  logger: LoggerService;
  scheduler: SchedulerService;
  config: RootConfigService;
  sources: CiSource[];
  clock?: () => Date;
  /** Called after the commit, with the repositories of which any fact changed. */
  onFactsChanged?: FactsListener;
}

/**
 * The collecting half of the backend: everything by which facts come into the store.
 *
 * There are two ways in. Deliveries come through the door into the inbox and are hints: applied when they are there,
 * missed by nobody when they are not. Reconciliation reads the sources on a schedule, sooner where a delivery asked for
 * it. Both end in `applyFacts`, where the newest fact wins, so that the store ends in the same state whatever the
 * deliveries did, and a kill at any point leaves nothing lost and nothing doubled.
 */
export class Collecting {
  static async create(options: CollectingOptions): Promise<Collecting> {
    const knex = await openDatabase(
      options.database,
      '@mainline/backstage-plugin-ci-backend',
    );
    const { sources, clock = () => new Date() } = options;
    const budgets = new SharedBudgets({ knex, sources, clock });
    // Before anything is asked: a source may have said to the process before this one to wait.
    await budgets.sync();
    return new Collecting(
      options,
      knex,
      readSettings(options.config),
      readInboxSettings(options.config),
      budgets,
    );
  }

  /** `POST /webhooks/:source`. Nothing may read the body before it. */
  readonly door: Router;

  private readonly inbox: Inbox;
  private readonly reconciler: Reconciler;
  private readonly inboxKick: SoleWork;
  private readonly reconcilerKick: SoleWork;
  private readonly stopping = new AbortController();
  private readonly clock: () => Date;
  private readonly onFactsChanged: FactsListener;
  private started = false;

  private constructor(
    private readonly options: CollectingOptions,
    private readonly knex: Knex,
    private readonly settings: ReconciliationSettings,
    private readonly inboxSettings: InboxSettings,
    private readonly budgets: SharedBudgets,
  ) {
    const { sources, logger } = options;
    this.clock = options.clock ?? (() => new Date());
    this.onFactsChanged = options.onFactsChanged ?? (() => {});
    const { signal } = this.stopping;
    const onError = (error: unknown) =>
      logger.error('A round of collecting failed', error as Error);
    this.inboxKick = new SoleWork({
      work: () => this.drainInbox(signal),
      onError,
    });
    this.reconcilerKick = new SoleWork({
      work: () => this.reconcile(signal),
      onError,
    });
    const common = {
      knex,
      sources,
      logger,
      clock: this.clock,
      onFactsChanged: this.onFactsChanged,
    };
    this.inbox = new Inbox({
      ...common,
      onStored: () => this.started && this.inboxKick.kick(inboxDelayMs),
      onLook: () => this.lookNow(),
    });
    this.reconciler = new Reconciler({ ...common, settings, budgets });
    this.door = createWebhookDoor({ inbox: this.inbox, sources, logger });
  }

  /** Begins to work on its own: on a schedule over all replicas, and at once on what this process is told. */
  async start(): Promise<void> {
    const { scheduler } = this.options;
    const frequency = { milliseconds: this.settings.frequencyMs };
    this.started = true;
    await scheduler.scheduleTask({
      id: 'ci-inbox',
      frequency,
      timeout: { minutes: 10 },
      scope: 'global',
      fn: signal => this.sweepInbox(this.either(signal)),
    });
    await scheduler.scheduleTask({
      id: 'ci-reconciliation',
      frequency,
      timeout: { minutes: 30 },
      scope: 'global',
      fn: signal => this.reconcile(this.either(signal)),
    });
    await scheduler.scheduleTask({
      id: 'ci-pushes',
      frequency: { milliseconds: this.settings.pushesIntervalMs },
      timeout: { minutes: 10 },
      scope: 'global',
      fn: signal => this.lookForPushes(this.either(signal)),
    });
    await scheduler.scheduleTask({
      id: 'ci-budgets',
      frequency: { milliseconds: budgetsEveryMs },
      timeout: { minutes: 1 },
      scope: 'local',
      fn: () => this.budgets.sync(),
    });
    await scheduler.scheduleTask({
      id: 'ci-redelivery',
      frequency: { minutes: 10 },
      timeout: { minutes: 10 },
      scope: 'global',
      fn: signal => this.askAgain(this.either(signal)),
    });
    await scheduler.scheduleTask({
      id: 'ci-inbox-retention',
      frequency: { hours: 1 },
      timeout: { minutes: 30 },
      scope: 'global',
      fn: signal => this.dropOldDeliveries(this.either(signal)),
    });
    await this.listen();
  }

  /** Ends after the request or transaction that is on its way; what is left waits in the store. */
  async stop(): Promise<void> {
    this.started = false;
    this.stopping.abort();
    await Promise.all([this.inboxKick.stop(), this.reconcilerKick.stop()]);
  }

  /** Reads what is due soon rather than at the next round: for whoever has just written a new name to look for. */
  lookNow(): void {
    if (this.started) this.reconcilerKick.kick(reconcilerDelayMs);
  }

  /** Applies what waits soon rather than at the next round: for whoever has put something back into the inbox. */
  applyNow(): void {
    if (this.started) this.inboxKick.kick(inboxDelayMs);
  }

  /** Drains the inbox and reads everything that is due, until nothing is: for tests. */
  async settle(): Promise<void> {
    let done: number;
    do {
      done = await this.inbox.sweep();
      done += await this.reconciler.reconcileDue();
    } while (done > 0);
  }

  /**
   * Reads the jobs of an attempt for a person who looks at it, the first to do so, and stores them. Throws
   * `SourceUnavailableError` where the source can't answer, `NotFoundError` where the attempt is not stored.
   */
  async readJobsNow(
    repositoryId: string,
    runId: string,
    attempt: number,
  ): Promise<JobFact[]> {
    const { jobs, changed } = await readJobsNow({
      knex: this.knex,
      sources: this.options.sources,
      clock: this.clock,
      repositoryId,
      runId,
      attempt,
    });
    if (changed) this.onFactsChanged([repositoryId]);
    return jobs;
  }

  /** The log of a job as its source has it; undefined where it has none, or no longer. */
  async readJobLog(
    repositoryId: string,
    jobId: string,
  ): Promise<string | undefined> {
    const { sources } = this.options;
    return readJobLog({ knex: this.knex, sources, repositoryId, jobId });
  }

  private async drainInbox(signal: AbortSignal): Promise<void> {
    await loggedRound(this.options.logger, 'The inbox', () =>
      this.inbox.drain(signal),
    );
  }

  private async sweepInbox(signal: AbortSignal): Promise<void> {
    await loggedRound(this.options.logger, 'The inbox', () =>
      this.inbox.sweep(signal),
    );
  }

  /** Deliveries that come by another way than the door. */
  private async listen(): Promise<void> {
    for (const source of this.options.sources) {
      await source.listen?.(delivery =>
        this.inbox.store({ source: source.id, ...delivery }),
      );
    }
  }

  private async lookForPushes(signal: AbortSignal): Promise<void> {
    const { sources, logger } = this.options;
    const { knex, clock } = this;
    await loggedRound(logger, 'Looking for pushes', () =>
      lookForPushes({ knex, sources, logger, clock, signal }),
    );
  }

  private async askAgain(signal: AbortSignal): Promise<void> {
    const { sources, logger } = this.options;
    const { knex, clock } = this;
    await loggedRound(logger, 'Asking for failed deliveries', () =>
      askAgain({ knex, sources, logger, clock, signal }),
    );
  }

  private async dropOldDeliveries(signal: AbortSignal): Promise<void> {
    const { knex } = this;
    const { keepDays } = this.inboxSettings;
    const before = new Date(this.clock().getTime() - keepDays * dayMs);
    await loggedRound(this.options.logger, 'Dropping old deliveries', () =>
      dropOldDeliveries({ knex, before: before.toISOString(), signal }),
    );
  }

  private async reconcile(signal: AbortSignal): Promise<void> {
    await loggedRound(this.options.logger, 'Reconciliation', () =>
      this.reconciler.reconcileDue(signal),
    );
  }

  private either(signal: AbortSignal): AbortSignal {
    return AbortSignal.any([signal, this.stopping.signal]);
  }
}
