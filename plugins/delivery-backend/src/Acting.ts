import type {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';
import type {
  Deployment,
  DeploymentEvent,
} from '@mainline/backstage-plugin-delivery-common';
import type {
  ClaimProof,
  Deployer,
} from '@mainline/backstage-plugin-delivery-node';
import {
  loggedRound,
  SoleWork,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { ActingContext } from './ActingContext';
import { claimDeployment } from './claims/claimDeployment';
import { Follower } from './following/Follower';
import { markRuns } from './following/markRuns';
import { nextDueAt } from './nextDueAt';
import { Looker } from './outbox/Looker';
import { readSendingSettings } from './outbox/readSendingSettings';
import { Sender } from './outbox/Sender';
import { cancelDeployment } from './requests/cancelDeployment';
import type { Actor, Deployments } from './requests/Deployments';
import { findRepeated, type Repetition } from './requests/findRepeated';
import { readEvents } from './requests/readEvents';
import {
  requestDeployment,
  type DeploymentRequest,
} from './requests/requestDeployment';
import { deploymentOf, type DeploymentRow } from './rows';

/** Over all processes of the portal; each looks sooner after what it did itself. */
const everyMs = 5000;

export interface ActingOptions {
  knex: Knex;
  config: RootConfigService;
  deployers: Deployer[];
  ci: Pick<CiApi, 'getRun' | 'getRuns'>;
  scheduler: SchedulerService;
  logger: LoggerService;
  /** In milliseconds. */
  now?: () => number;
  /** After a commit: what these services' computed rows rest on has changed. */
  onChanged: (entityRefs: string[]) => void;
}

/**
 * The acting half of the backend: what changes the world, at most once.
 *
 * A request is stored with what is to be sent, sent after that under a lease, its run looked for where no answer named it, and
 * followed to its end by what ci knows. Every step is a transaction of its own that begins by locking the deployment, so any
 * process may do any step, and may die between any two.
 */
export class Acting implements Deployments {
  static create(options: ActingOptions): Acting {
    return new Acting(options);
  }

  private readonly context: ActingContext;
  private readonly sender: Sender;
  private readonly looker: Looker;
  private readonly follower: Follower;
  private readonly soon: SoleWork;
  private readonly stopping = new AbortController();
  private readonly underway = new Set<Promise<void>>();
  private started = false;

  private constructor(private readonly options: ActingOptions) {
    const { knex, config, deployers, ci, logger, onChanged } = options;
    const now = options.now ?? Date.now;
    this.context = {
      knex,
      settings: readSendingSettings(config),
      logger,
      ci,
      onChanged,
      now: () => new Date(now()).toISOString(),
      findDeployer: id => deployers.find(each => each.id === id),
    };
    this.sender = new Sender(this.context, () => this.lookSoon());
    this.looker = new Looker(this.context);
    this.follower = new Follower(this.context);
    this.soon = new SoleWork({
      work: () => this.round(this.stopping.signal),
      onError: error =>
        logger.error('A round of acting failed', error as Error),
    });
  }

  /** Begins to work on its own: over all processes on a schedule, and at once on what this one is told. */
  async start(): Promise<void> {
    this.started = true;
    await this.options.scheduler.scheduleTask({
      id: 'delivery-acting',
      frequency: { milliseconds: everyMs },
      timeout: { minutes: 10 },
      scope: 'global',
      fn: signal => this.round(AbortSignal.any([signal, this.stopping.signal])),
    });
  }

  /** Sends nothing more, and waits for the answers to what was sent. */
  async stop(): Promise<void> {
    this.started = false;
    this.stopping.abort();
    await this.soon.stop();
    await Promise.all(this.underway);
    await this.sender.stop();
  }

  async findRepeated(repetition: Repetition): Promise<Deployment | undefined> {
    const row = await findRepeated(this.context.knex, repetition);
    return row && deploymentOf(row);
  }

  async request(
    request: DeploymentRequest,
  ): Promise<{ deployment: Deployment; created: boolean }> {
    const { row, created } = await requestDeployment(this.context, request);
    if (created) this.sendNow(row.id);
    return { deployment: deploymentOf(row), created };
  }

  async find(id: string): Promise<Deployment | undefined> {
    const row = await this.context
      .knex<DeploymentRow>('deployments')
      .where({ id })
      .first();
    return row && deploymentOf(row);
  }

  events(id: string): Promise<DeploymentEvent[]> {
    return readEvents(this.context.knex, id);
  }

  async cancel(id: string, by: Actor): Promise<Deployment> {
    return deploymentOf(await cancelDeployment(this.context, id, by));
  }

  async claim(
    id: string,
    proof: ClaimProof,
    told: { digest?: string } = {},
  ): Promise<Deployment> {
    const row = await claimDeployment(this.context, id, { proof, ...told });
    this.lookSoon();
    return deploymentOf(row);
  }

  /** From ci's feed: these runs may have moved. What rests on them is looked at soon. */
  async runsMayHaveMoved(
    runs: Array<{ repositoryId: string; runId: string }>,
  ): Promise<void> {
    if (runs.length === 0) return;
    await markRuns(this.context.knex, runs, this.context.now());
    this.lookSoon();
  }

  /** Does everything that is due now: for tests. */
  async settle(): Promise<void> {
    await Promise.all(this.underway);
    let done: number;
    do {
      done = await this.sender.sendDue();
      done += await this.looker.lookDue();
      done += await this.follower.followDue();
    } while (done > 0);
  }

  /** By the process that took the request, which does not wait for it. */
  private sendNow(id: string): void {
    if (!this.started) return;
    const sending = loggedRound(this.options.logger, 'Sending', () =>
      this.sender.send(id),
    ).finally(() => this.underway.delete(sending));
    this.underway.add(sending);
  }

  private lookSoon(): void {
    if (this.started) this.soon.kick();
  }

  /** Sending waits for answers, and must not keep others from being seen. */
  private async round(signal: AbortSignal): Promise<void> {
    await Promise.all([
      loggedRound(this.options.logger, 'Sending', () =>
        this.sender.sendDue(signal),
      ),
      loggedRound(this.options.logger, 'Looking for runs', () =>
        this.looker.lookDue(signal),
      ),
      loggedRound(this.options.logger, 'Following runs', () =>
        this.follower.followDue(signal),
      ),
    ]);
    await loggedRound(this.options.logger, 'Looking ahead', () =>
      this.wakeForNext(),
    );
  }

  /** What falls due before the schedule comes round is done by this process. */
  private async wakeForNext(): Promise<void> {
    const { knex, now } = this.context;
    const next = await nextDueAt(knex, now());
    if (next === undefined || !this.started) return;
    const inMs = Math.max(0, Date.parse(next) - Date.parse(now()));
    if (inMs < everyMs) this.soon.kick(Math.max(inMs, 250));
  }
}
