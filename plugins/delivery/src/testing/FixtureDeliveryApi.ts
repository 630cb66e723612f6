import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Page } from '@mainline/backstage-plugin-ci-common';
import {
  type ActivityItem,
  type ActivityQuery,
  type CandidateRow,
  conventionalEnvironments,
  type DeliveryActivity,
  type DeliveryApi,
  type Deployment,
  type DeploymentDetails,
  type DeploymentEvent,
  type DeploymentOrder,
  type DeploymentsQuery,
  type EnvironmentCell,
  type EnvironmentList,
  type Explanation,
  isEnded,
  say,
  type MatrixPage,
  type MatrixQuery,
  type MatrixRow,
  type ServiceDelivery,
} from '@mainline/backstage-plugin-delivery-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import {
  ago,
  minute,
  paged,
  serviceFits,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { explanation } from './explanation';
import { deployment, job, runDetails, step } from './factories';
import { type Scenario, type ScenarioName, scenario } from './scenarios';

const is: Record<
  'underway' | 'failed' | 'differs',
  (row: MatrixRow) => boolean
> = {
  underway: row => row.cells.some(each => each.underway),
  failed: row => row.cells.some(each => each.failed),
  differs: row =>
    new Set(row.cells.map(each => each.current?.sha ?? 'none')).size > 1,
};

/** A delivery backend in memory, for tests and the dev server. */
export class FixtureDeliveryApi implements DeliveryApi {
  readonly scenario: Scenario;
  /** What was asked for, with its key, as often as it was sent. */
  readonly sent: Array<DeploymentOrder & { idempotencyKey: string }> = [];
  readonly #name: ScenarioName;
  readonly #now: number;
  readonly #pace: number | undefined;
  readonly #byKey = new Map<string, Deployment>();

  /** @param options.pace - milliseconds from one phase of a deployment to the next; absent: it stays where it is */
  constructor(
    name: ScenarioName = 'usual',
    now: number = Date.now(),
    options: { pace?: number } = {},
  ) {
    this.#name = name;
    this.#now = now;
    this.#pace = options.pace;
    this.scenario = scenario(name, now);
  }

  async getEnvironments(): Promise<EnvironmentList> {
    this.#failIfAsked();
    return {
      environments: conventionalEnvironments.map(each => ({
        ...each,
        dataCentres: [],
        deviations: [],
      })),
      mistakes: this.scenario.mistakes,
    };
  }

  async getMatrix(query: MatrixQuery = {}): Promise<MatrixPage> {
    this.#failIfAsked();
    const left = this.scenario.rows.filter(({ service }) =>
      serviceFits(service, query),
    );
    const { only = [] } = query;
    const found = left.filter(
      row => only.length === 0 || only.some(word => is[word](row)),
    );
    return {
      ...paged(found, query),
      environments: this.scenario.environments,
      counts: {
        all: left.length,
        underway: left.filter(is.underway).length,
        failed: left.filter(is.failed).length,
        differs: left.filter(is.differs).length,
      },
      completeUpTo: ago(minute, this.#now),
    };
  }

  async getActivity(query: ActivityQuery = {}): Promise<DeliveryActivity> {
    this.#failIfAsked();
    const rows = this.scenario.rows.filter(({ service }) =>
      serviceFits(service, query),
    );
    const items = (of: (cell: EnvironmentCell) => Deployment | undefined) =>
      rows.flatMap(({ service, cells }) =>
        cells.flatMap(each => {
          const found = of(each);
          return found ? [{ service, deployment: found }] : [];
        }),
      );
    const newestFirst = (a: ActivityItem, b: ActivityItem) => {
      const at = ({ deployment: { endedAt, requestedAt } }: ActivityItem) =>
        endedAt ?? requestedAt;
      return at(b).localeCompare(at(a));
    };
    const limit = query.limit ?? 20;
    return {
      underway: items(each => each.underway)
        .sort(newestFirst)
        .slice(0, limit),
      failed: items(each => each.failed)
        .filter(
          ({ deployment: { endedAt = '' } }) =>
            endedAt >= (query.failedSince ?? ''),
        )
        .sort(newestFirst)
        .slice(0, limit),
      counts: {
        all: rows.length,
        underway: rows.filter(is.underway).length,
        failed: rows.filter(is.failed).length,
      },
      environments: this.scenario.environments,
      completeUpTo: ago(minute, this.#now),
    };
  }

  async getService(entityRef: string): Promise<ServiceDelivery> {
    this.#failIfAsked();
    const { service } = this.scenario;
    if (service.service.entityRef === entityRef) return service;
    const row = this.scenario.rows.find(
      each => each.service.entityRef === entityRef,
    );
    if (!row) throw new NotFoundError(`No service ${entityRef}`);
    return {
      ...service,
      service: row.service,
      environments: service.environments.map(each => ({
        ...each,
        current: undefined,
        underway: undefined,
        failed: undefined,
        behind: undefined,
        ...row.cells.find(one => one.environment === each.environment),
      })),
    };
  }

  async getCandidates(
    _entityRef: string,
    query: { limit?: number; cursor?: string } = {},
  ): Promise<Page<CandidateRow>> {
    this.#failIfAsked();
    return paged(this.scenario.candidates, query);
  }

  async getDeployments(
    _entityRef: string,
    query: DeploymentsQuery = {},
  ): Promise<Page<Deployment>> {
    this.#failIfAsked();
    return paged(
      this.scenario.deployments.filter(
        each => !query.environment || each.environment === query.environment,
      ),
      query,
    );
  }

  async getDeployment(id: string): Promise<DeploymentDetails> {
    this.#failIfAsked();
    const found = this.#find(id);
    return {
      deployment: found,
      events: eventsOf(found),
      cancel:
        isEnded(found) || found.origin === 'outside'
          ? {
              allowed: false,
              rule: 'ended',
              ...say('deployment.cancelEnded', { state: found.state }),
            }
          : { allowed: true },
      sendAgain: {
        allowed: false,
        rule: 'known',
        ...say('deployment.sendKnown', { state: found.state }),
      },
      ...this.scenario.details[id],
    };
  }

  async explain(order: DeploymentOrder): Promise<Explanation> {
    this.#failIfAsked();
    return explanation(this.scenario, await this.#named(order));
  }

  async deploy(
    order: DeploymentOrder,
    options: { idempotencyKey: string },
  ): Promise<Deployment> {
    this.#failIfAsked();
    this.sent.push({ ...order, ...options });
    const before = this.#byKey.get(options.idempotencyKey);
    if (before) return before;
    const explained = await this.explain(order);
    if (explained.obstacles.length > 0 || !explained.version) {
      throw new ConflictError(explained.obstacles[0].sentence);
    }
    const number = Number(explained.version.version.slice(1));
    const made = deployment(number, order.environment, this.#now, {
      service: explained.service,
      state: 'waiting',
      phase: 'requested',
      requestedAt: new Date(this.#now).toISOString(),
      startedAt: undefined,
      endedAt: undefined,
      run: undefined,
    });
    this.#byKey.set(options.idempotencyKey, made);
    this.scenario.deployments.unshift(made);
    this.#walk(made.id);
    return made;
  }

  async cancel(id: string): Promise<Deployment> {
    this.set(id, { state: 'cancelled', phase: 'ended' });
    this.scenario.details[id] = {};
    return this.#find(id);
  }

  async sendAgain(
    id: string,
    options: { idempotencyKey: string },
  ): Promise<Deployment> {
    const first = this.#find(id);
    const made: Deployment = {
      ...first,
      id: first.id.replace(/^\d/, '9'),
      state: 'waiting',
      phase: 'requested',
      reason: undefined,
      endedAt: undefined,
      requestedAt: new Date(this.#now).toISOString(),
      sendsAgain: id,
    };
    this.sent.push({
      service: first.service,
      environment: first.environment,
      version: first.version ?? '',
      ...options,
    });
    this.set(id, { sentAgainAs: made.id });
    this.scenario.deployments.unshift(made);
    this.#walk(made.id);
    return made;
  }

  /** What a test or the clock makes of a deployment. */
  set(id: string, change: Partial<Deployment>) {
    const { deployments } = this.scenario;
    deployments[deployments.indexOf(this.#find(id))] = {
      ...this.#find(id),
      ...change,
    };
  }

  #find(id: string): Deployment {
    const found = this.scenario.deployments.find(each => each.id === id);
    if (!found) throw new NotFoundError(`There is no deployment ${id}.`);
    return found;
  }

  /** A service may be named without its kind. */
  async #named(order: DeploymentOrder): Promise<{
    order: DeploymentOrder;
    service: ServiceDelivery;
  }> {
    const service = order.service.includes(':')
      ? order.service
      : `component:default/${order.service}`;
    return { order, service: await this.getService(service) };
  }

  /** From phase to phase, as the real one goes. */
  #walk(id: string) {
    const pace = this.#pace;
    if (!pace) return;
    const running = job(this.#now, {
      status: 'in_progress',
      conclusion: undefined,
      completedAt: undefined,
      steps: [
        step(1, 'Set up job', this.#now, 'success'),
        step(2, 'Roll out', this.#now),
      ],
    });
    const run = { id: '9100000999', attempt: 1, url: 'https://github.com' };
    const phases: Array<[Partial<Deployment>, Partial<DeploymentDetails>?]> = [
      [{ phase: 'sending' }],
      [{ phase: 'looking' }],
      [{ phase: 'following', run, startedAt: new Date().toISOString() }],
      [
        { state: 'running' },
        {
          run: runDetails(this.#find(id), this.#now, [running]),
          cancel: { allowed: true },
        },
      ],
      [
        {
          state: 'succeeded',
          phase: 'ended',
          endedAt: new Date().toISOString(),
        },
        { run: runDetails(this.#find(id), this.#now, [job(this.#now)]) },
      ],
    ];
    phases.forEach(([change, details], index) =>
      setTimeout(() => {
        if (isEnded(this.#find(id))) return;
        this.set(id, change);
        if (details) this.scenario.details[id] = details;
      }, pace * (index + 1)),
    );
  }

  #failIfAsked() {
    if (this.#name === 'error') {
      throw new Error('The delivery backend answered 503: it is starting.');
    }
  }
}

function detailOf({
  sentence: detail,
  messages: detailMessages,
}: Words): Pick<DeploymentEvent, 'detail' | 'detailMessages'> {
  return { detail, detailMessages };
}

function eventsOf(of: Deployment): DeploymentEvent[] {
  const by = of.requestedBy;
  const events: DeploymentEvent[] = [
    { at: of.requestedAt, action: 'requested', by },
  ];
  if (of.origin === 'outside') return [];
  if (of.phase !== 'requested') {
    events.push({ at: of.requestedAt, action: 'sending' });
  }
  if (of.state === 'refused') {
    events.push({
      at: of.endedAt ?? of.requestedAt,
      action: 'refused',
      detail: of.reason,
      detailMessages: of.reasonMessages,
    });
  }
  if (of.run) {
    events.push({
      at: of.startedAt ?? of.requestedAt,
      action: 'attached',
      ...detailOf(say('event.runTold', { run: of.run.id })),
    });
  }
  if (of.claim === 'claimed' && of.startedAt) {
    events.push({ at: of.startedAt, action: 'claimed' });
  }
  if (of.endedAt) {
    events.push({
      at: of.endedAt,
      action: 'ended',
      detail: of.reason,
      detailMessages: of.reasonMessages,
    });
  }
  return events;
}
