import { Deployment, Environment, WorkflowInput } from './deploymentModel';

/** The state of a generated GitHub: what there is, without how it is told over REST. */

/** @public */
export interface Account {
  id: number;
  login: string;
  type: 'User' | 'Organization' | 'Bot';
}

/** @public */
export interface Commit {
  sha: string;
  treeSha: string;
  parents: string[];
  message: string;
  author: Account;
  committer: Account;
  /** When it was written, which is not when it reached a branch. */
  authoredAt: number;
  /** When it became what it is: later than it was written, where it was rebased. */
  committedAt: number;
  /** The files that it changed, against its first parent. */
  paths: string[];
}

/** @public */
export type ActivityType =
  | 'push'
  | 'force_push'
  | 'branch_creation'
  | 'branch_deletion'
  | 'pr_merge'
  | 'merge_queue_merge';

/** @public */
export interface Activity {
  id: number;
  type: ActivityType;
  before: string;
  after: string;
  branch: string;
  at: number;
  actor: Account;
}

/** @public */
export type WorkflowState =
  | 'active'
  | 'deleted'
  | 'disabled_fork'
  | 'disabled_inactivity'
  | 'disabled_manually';

/** What a job does, and which jobs must have succeeded before. @public */
export interface JobDefinition {
  name: string;
  needs?: string[];
  steps: string[];
  /** How long it takes, in milliseconds. */
  durationMs: number;
  /** Names of the artifacts that it uploads where its run succeeds. */
  artifacts?: string[];
  /** The environment that it deploys to; may be an expression, as `${{ inputs.environment }}`. */
  environment?: string;
  /** The step in which it claims its deployment; when it is told no, the job fails there. */
  claimStep?: string;
  /** The digest of the artifact that it tells when it claims, or how that follows from the input `version`. */
  claimDigest?:
    | string
    | ((version: string, inputs: Record<string, string>) => string);
}

/** @public */
export interface WorkflowDefinition {
  name: string;
  /** `.github/workflows/ci.yml`, or a `dynamic/…` path. */
  path: string;
  /** The events that start it; a push starts it on the default branch only. */
  on: string[];
  /** Folders: a push or a pull request that changed nothing below one of them starts it not, as with `paths:`. */
  folders?: string[];
  /** The inputs of `workflow_dispatch`, by name. */
  inputs?: Record<string, WorkflowInput>;
  /** The title of its runs; may hold expressions. */
  runName?: string;
  jobs: JobDefinition[];
}

/** @public */
export interface Workflow extends WorkflowDefinition {
  id: number;
  state: WorkflowState;
  createdAt: number;
  updatedAt: number;
  runCount: number;
}

/** @public */
export type Status =
  | 'requested'
  | 'waiting'
  | 'pending'
  | 'queued'
  | 'in_progress'
  | 'completed';

/** @public */
export type Conclusion =
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'
  | 'stale'
  | 'startup_failure';

/** @public */
export interface Step {
  name: string;
  number: number;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion?: Conclusion;
  startedAt?: number;
  completedAt?: number;
}

/** @public */
export interface Job {
  id: number;
  name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion?: Conclusion;
  createdAt: number;
  startedAt: number;
  completedAt?: number;
  steps: Step[];
  runnerId?: number;
}

/** @public */
export interface Attempt {
  number: number;
  triggeringActor: Account;
  startedAt: number;
  updatedAt: number;
  status: Status;
  conclusion?: Conclusion;
  jobs: Job[];
  plan: RunPlan;
}

/**
 * How an attempt will go: decided when it is requested, carried out by the clock. With `held` nothing happens until
 * somebody calls `World.beginRun` and `World.finishRun`.
 *
 * @public
 */
export interface RunPlan {
  outcome: Conclusion | 'held';
  /** Milliseconds in the queue; 3 s unless told. */
  queueMs?: number;
  /** Stretches the duration of every job; 1 unless told. */
  pace?: number;
  /** The job, and the step of it, in which a failing run fails; else the last step that is no housekeeping. */
  failingJob?: string;
  failingStep?: string;
}

/** @public */
export interface PullRequest {
  id: number;
  number: number;
  title: string;
  branch: string;
  /** The branch that it is to be merged into. */
  baseBranch: string;
  /** Where that branch was when it was opened. */
  baseSha: string;
  /** The end of its branch; stays when the branch is gone. */
  headSha: string;
  /** The commits of its branch that the base lacks, oldest first; stays as it was when it was merged. */
  commits: string[];
  author: Account;
  isDraft: boolean;
  state: 'open' | 'merged' | 'closed';
  openedAt: number;
  updatedAt: number;
  /** Merged or not. */
  closedAt?: number;
  mergedAt?: number;
  mergedBy?: Account;
  /** What it became on the base: the squash, the merge, or the last rebased commit. */
  mergeSha?: string;
}

/** @public */
export interface Run {
  id: number;
  number: number;
  checkSuiteId: number;
  workflow: Workflow;
  event: string;
  /** The name of the branch, or of the tag. */
  branch: string;
  /** The same in full: `refs/heads/…` or `refs/tags/…`. */
  ref: string;
  sha: string;
  title: string;
  /** What was given, and the defaults of the rest; of runs by `workflow_dispatch`. */
  inputs: Record<string, string>;
  actor: Account;
  createdAt: number;
  pullRequest?: PullRequest;
  /** At least one; the last is the newest. */
  attempts: Attempt[];
}

/** @public */
export interface Repository {
  id: number;
  name: string;
  owner: Account;
  description: string;
  language: string;
  defaultBranch: string;
  isArchived: boolean;
  createdAt: number;
  pushedAt: number;
  customProperties: Record<string, string>;
  branches: Map<string, string>;
  tags: Map<string, string>;
  /** Branches that do not merge with the default branch. */
  conflicting: Set<string>;
  commits: Map<string, Commit>;
  /** Oldest first. */
  activities: Activity[];
  workflows: Workflow[];
  pullRequests: PullRequest[];
  /** Oldest first. */
  runs: Run[];
  environments: Environment[];
  /** Oldest first. */
  deployments: Deployment[];
}
