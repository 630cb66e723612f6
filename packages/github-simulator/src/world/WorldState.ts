import { SimulatedClock } from '../clock';
import { SeededRandom } from './SeededRandom';
import { Deployment, DeploymentStatus } from './deploymentModel';
import {
  Account,
  Attempt,
  Commit,
  Job,
  PullRequest,
  Repository,
  Run,
  RunPlan,
} from './model';

/** What happened, for whoever tells it on (the webhooks). @public */
export type WorldEvent =
  | {
      type: 'push';
      repository: Repository;
      branch: string;
      before: string;
      /** Where the branch ends now: the last of `commits`, if it brought any. */
      after: Commit;
      commits: Commit[];
      pusher: Account;
      created: boolean;
      forced: boolean;
    }
  | {
      type: 'repository';
      action: RepositoryAction;
      repository: Repository;
      /** What was before: the name, the owner or the default branch. */
      changes?: Record<string, unknown>;
      /** Of one that was transferred: who had it. */
      movedFrom?: Account;
    }
  | {
      type: 'pull_request';
      action: 'opened' | 'synchronize' | 'closed';
      repository: Repository;
      pullRequest: PullRequest;
      /** What the end of its branch was before, where that changed. */
      before?: string;
      sender: Account;
    }
  | {
      type: 'workflow_run';
      action: 'requested' | 'in_progress' | 'completed';
      repository: Repository;
      run: Run;
      attempt: Attempt;
    }
  | {
      type: 'workflow_job';
      action: 'queued' | 'in_progress' | 'completed';
      repository: Repository;
      run: Run;
      attempt: Attempt;
      job: Job;
    }
  | {
      type: 'workflow_dispatch';
      repository: Repository;
      run: Run;
    }
  | {
      type: 'deployment';
      action: 'created';
      repository: Repository;
      deployment: Deployment;
    }
  | {
      type: 'deployment_status';
      action: 'created';
      repository: Repository;
      deployment: Deployment;
      status: DeploymentStatus;
    };

/** What GitHub tells of a repository itself. @public */
export type RepositoryAction =
  | 'renamed'
  | 'transferred'
  | 'archived'
  | 'unarchived'
  | 'edited'
  | 'deleted';

/** Asks whether a job may go on, and resolves to whether it was told yes; undefined where there is nothing to claim. @internal */
export type Claimer = (
  repository: Repository,
  run: Run,
  attempt: Attempt,
  job: Job,
) => Promise<boolean> | undefined;

/** Decides how an attempt will go that nobody gave a plan. @public */
export type RunPlanner = (
  repository: Repository,
  run: Run,
  attemptNumber: number,
) => RunPlan;

/** Everything that the verbs of the world work on. */
export interface WorldState {
  clock: SimulatedClock;
  random: SeededRandom;
  repositories: Repository[];
  /** By name and by `owner/name`, in lower case. */
  repositoriesByName: Map<string, Repository>;
  accounts: Map<string, Account>;
  /** Former `owner/name`, in lower case, of renamed repositories. */
  formerSlugs: Map<string, Repository>;
  listeners: Array<(event: WorldEvent) => void>;
  planner: RunPlanner;
  nextId: Record<IdKind, number>;
  /** The last id that was taken from the time. */
  lastTimedId: number;
  /**
   * While it is set, a run is told as a whole: it is requested, and over when its jobs would be, which are worked out when
   * somebody reads them. Years of history cost one event a run then.
   */
  isCoarse: boolean;
  /** Unless there is one, jobs that claim go on at once, as if nobody had configured where to. */
  claimer?: Claimer;
}

/** @internal */
export type IdKind =
  | 'account'
  | 'repository'
  | 'workflow'
  | 'run'
  | 'checkSuite'
  | 'activity'
  | 'pullRequest';

/** Run and suite ids are beyond 2^31, as GitHub's are. */
export const FIRST_IDS: Record<IdKind, number> = {
  account: 90_000_001,
  repository: 700_000_001,
  workflow: 80_000_001,
  run: 9_800_000_001,
  checkSuite: 31_000_000_001,
  activity: 15_000_000_001,
  pullRequest: 1_900_000_001,
};

export function takeId(state: WorldState, kind: IdKind): number {
  const id = state.nextId[kind];
  // Not one after the other, because GitHub's are not either; but always rising.
  state.nextId[kind] = id + state.random.integer(1, 9);
  return id;
}

/**
 * An id for what a visitor causes. It is the time, because drawing from the world's random numbers would change the rest
 * of the story, and a demo that starts again, which forgets its visitors, must not give the same id to another thing.
 */
export function takeTimedId(state: WorldState): number {
  state.lastTimedId = Math.max(
    Math.round(state.clock.now()),
    state.lastTimedId + 1,
  );
  return state.lastTimedId;
}

const DEPLOYMENTS_PER_MS = 100;

/**
 * An id for a deployment: the time and two digits, so that ids always rise. `place` is what a story gives to its own, one
 * for each who deploys at the same time; then no visitor's deployment changes it. What a visitor causes has the last.
 */
export function takeDeploymentId(state: WorldState, place?: number): number {
  return place === undefined
    ? takeTimedId(state) * DEPLOYMENTS_PER_MS + DEPLOYMENTS_PER_MS - 1
    : Math.round(state.clock.now()) * DEPLOYMENTS_PER_MS + place;
}

/**
 * Random numbers of one attempt alone. What a visitor causes (a re-run, a cancelled run) draws from these, so that it
 * does not change the rest of the story.
 */
export function randomOfAttempt(runId: number, attempt: number): SeededRandom {
  return new SeededRandom((runId % 1_000_003) * 1_009 + attempt * 7_919);
}

export function tell(state: WorldState, event: WorldEvent) {
  for (const listener of state.listeners) listener(event);
}
