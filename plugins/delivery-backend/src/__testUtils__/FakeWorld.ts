import { NotFoundError } from '@backstage/errors';
import type {
  CiApi,
  JobFact,
  RunDetails,
  RunSummary,
} from '@mainline/backstage-plugin-ci-common';
import { outcomeOf } from '@mainline/backstage-plugin-ci-common';
import type {
  Deployer,
  DeployOrder,
  DispatchAnswer,
} from '@mainline/backstage-plugin-delivery-node';

/** One run of the world where deployments happen. */
export interface FakeRun {
  id: string;
  correlationId: string;
  createdAt: string;
  /** Attempt by attempt. */
  attempts: Array<{ status: string; conclusion?: string }>;
  jobs: JobFact[];
  /** What else is to be told of it. */
  told?: Partial<RunSummary>;
  /** Whether the source lists it, and whether ci has seen it. */
  listed: boolean;
  seen: boolean;
}

/**
 * What a send does: `happens` says whether a run is started, `answer` what is said of it. A run that the answer is to name is
 * named by `accepted-with-run`.
 */
export interface FakeSend {
  happens: boolean;
  answer: DispatchAnswer | 'accepted-with-run';
  /** Waits before it answers. */
  hold?: Promise<void>;
  /** Told between the start of the run and the answer. */
  onStarted?: () => void;
}

/** A world of runs, with the deployer that starts them and the ci that tells of them. */
export class FakeWorld {
  readonly runs: FakeRun[] = [];
  readonly dispatched: string[] = [];
  readonly cancelled: string[] = [];
  looked = 0;
  /** Of the next dispatch; else it happens, and is answered with its run. */
  readonly sends: FakeSend[] = [];
  canFind = true;
  canCancel = true;
  ciAnswers = true;
  now: () => number = Date.now;

  readonly deployer: Deployer = {
    id: 'fake',
    handles: () => true,
    plan: async () => {
      throw new Error('It was planned before');
    },
    target: () => ({ possible: true, workflow: 'deploy.yml' }),
    resolveVersion: async () => undefined,
    dispatch: order => this.#dispatch(order),
    find: async (order, { sentSince }) => {
      this.looked += 1;
      if (!this.canFind) throw new Error('The source is down');
      const run = this.runs.find(
        each =>
          each.listed &&
          each.correlationId === order.correlationId &&
          each.createdAt >= sentSince,
      );
      return run && { id: run.id, repositoryId: 'fake.example:1' };
    },
    cancel: async (_order, run) => {
      if (!this.canCancel) throw new Error('The run can not be cancelled');
      this.cancelled.push(run.id);
    },
  };

  readonly ci: Pick<CiApi, 'getRun' | 'getRuns'> = {
    getRun: async (_service, runId, options) => {
      this.#askCi();
      const run = this.runs.find(each => each.seen && each.id === runId);
      const attempt = options?.attempt ?? run?.attempts.length ?? 0;
      if (!run || !run.attempts[attempt - 1]) {
        throw new NotFoundError(`There is no run ${runId}`);
      }
      return this.#details(run, attempt);
    },
    getRuns: async () => {
      this.#askCi();
      const items = this.runs
        .filter(run => run.seen)
        .map(run => this.#details(run, run.attempts.length).run)
        .reverse();
      return { items, totalItems: items.length };
    },
  };

  /** A run appears, queued. */
  start(correlationId: string, given: Partial<FakeRun> = {}): FakeRun {
    const run: FakeRun = {
      id: `${this.runs.length + 1001}`,
      correlationId,
      createdAt: new Date(this.now()).toISOString(),
      attempts: [{ status: 'queued' }],
      jobs: [],
      listed: true,
      seen: true,
      ...given,
    };
    this.runs.push(run);
    return run;
  }

  async #dispatch(order: DeployOrder): Promise<DispatchAnswer> {
    this.dispatched.push(order.correlationId);
    const send = this.sends.shift() ?? {
      happens: true,
      answer: 'accepted-with-run' as const,
    };
    const run = send.happens ? this.start(order.correlationId) : undefined;
    send.onStarted?.();
    await send.hold;
    if (send.answer !== 'accepted-with-run') return send.answer;
    return {
      outcome: 'accepted',
      run: run && { id: run.id, repositoryId: 'fake.example:1' },
    };
  }

  #askCi() {
    if (!this.ciAnswers) throw new Error('ci is down');
  }

  #details(run: FakeRun, attempt: number): RunDetails {
    const attempts = run.attempts.map(
      (each, index): RunSummary => ({
        repositoryId: 'fake.example:1',
        id: run.id,
        attempt: index + 1,
        number: 7,
        workflowId: '1',
        title: `Deploy ${run.correlationId}`,
        event: 'workflow_dispatch',
        headSha: '4'.repeat(40),
        url: `http://fake.example/runs/${run.id}`,
        createdAt: run.createdAt,
        startedAt: run.createdAt,
        updatedAt: run.createdAt,
        ...run.told,
        ...each,
        outcome: outcomeOf(each),
        flaky: false,
        attempts: run.attempts.length,
      }),
    );
    return {
      run: attempts[attempt - 1],
      attempts,
      jobs: run.jobs,
      jobsFrom: 'stored',
    };
  }
}
