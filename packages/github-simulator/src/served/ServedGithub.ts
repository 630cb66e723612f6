import { components } from '@octokit/openapi-types';
import { DeploymentRequest, StatusOptions } from '../world';
import { ServedRun } from './ServedRun';

/** The shapes of GitHub's own OpenAPI description. */
export type Schemas = components['schemas'];

/** What the REST routes need of a GitHub, be it a generated world or a folder of recordings. */
export interface ServedGithub {
  repositories(): ServedRepository[];
  /** By `owner/name`, in any case of letters. */
  bySlug(slug: string): ServedRepository | undefined;
  byId(id: number): ServedRepository | undefined;
  /** The repository that had this `owner/name` before. */
  renamedFrom(slug: string): ServedRepository | undefined;
}

/** A branch, and the commit at its end. */
export interface ServedBranch {
  name: string;
  sha: string;
  isProtected: boolean;
}

/** Something that can't be told, and why. */
export interface Unavailable {
  unavailable: string;
}

/** The answer to a request to change something. */
export type ChangeResult =
  | { ok: true }
  | { ok: false; status: 403 | 409; message: string };

/** The answer to a wish to start a workflow. */
export type DispatchAnswer =
  | { ok: true; run: Schemas['workflow-run'] }
  | { ok: false; status: 403 | 422; message: string };

/** The answer to a wish to deploy; 202 deploys nothing. */
export type ServedDeploymentAnswer =
  | { status: 201; deployment: Schemas['deployment'] }
  | { status: 202; message: string }
  | { status: 403 | 409 | 422; message: string };

/** A deployment in a list: what lists are filtered by, and how it is told once it is on the page that was asked for. */
export interface ServedDeployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly environment: string;
  render(): Schemas['deployment'];
}

/** What happened to a branch, in a list: as with deployments. */
export interface ServedActivity {
  readonly id: number;
  /** `refs/heads/…` */
  readonly ref: string;
  readonly actor: string | undefined;
  readonly type: Schemas['activity']['activity_type'];
  /** In milliseconds, of whole seconds. */
  readonly at: number;
  render(): Schemas['activity'];
}

/** A pull request in a list: as with deployments. */
export interface ServedPullRequest {
  readonly number: number;
  readonly state: 'open' | 'closed';
  /** `owner:branch` */
  readonly head: string;
  readonly base: string;
  /** In milliseconds, as `updatedAt`. */
  readonly createdAt: number;
  readonly updatedAt: number;
  render(): Schemas['pull-request-simple'];
}

/** What lies between two commits. */
export interface ServedComparison {
  base: Schemas['commit'];
  mergeBase: Schemas['commit'];
  /** Oldest first. */
  ahead: Schemas['commit'][];
  behind: number;
  files: Schemas['diff-entry'][];
}

/** One repository in the shapes of the REST API. Lists are newest first. */
export interface ServedRepository {
  id: number;
  /** `owner/name` */
  slug: string;
  repository(): Schemas['full-repository'];
  branches(): ServedBranch[];
  tags(): Array<{ name: string; sha: string }>;
  commit(sha: string): Schemas['commit'] | undefined;
  /** A commit and those before it. */
  history(sha: string): Schemas['commit'][];
  /** Undefined where the two have nothing in common. */
  compare(base: string, head: string): ServedComparison | undefined;
  /** The files that a commit changed. */
  changedFiles(sha: string): Schemas['diff-entry'][];
  pullRequests(): ServedPullRequest[];
  pullRequest(number: number): Schemas['pull-request'] | undefined;
  /** Oldest first; of a pull request that is there. */
  pullRequestCommits(number: number): Schemas['commit'][];
  activities(): ServedActivity[];
  workflows(): Schemas['workflow'][];
  /** The files of the workflows that have one. */
  workflowFiles(): Array<{ path: string; text: string }>;
  runs(): ServedRun[];
  /** The newest attempt of a run. */
  run(id: number): Schemas['workflow-run'] | Unavailable | undefined;
  attempt(
    id: number,
    attempt: number,
  ): Schemas['workflow-run'] | Unavailable | undefined;
  /** What runs have uploaded. */
  artifacts(): Schemas['artifact'][];
  jobs(runId: number): ServedJob[];
  /** The job and the run that it belongs to. */
  job(jobId: number): ServedJob | undefined;
  /** The log of a job that has ended. */
  log(jobId: number): string | undefined;
  /** Starts a workflow by hand. */
  dispatch(
    workflowId: number,
    request: { ref: string; inputs: Record<string, unknown> },
  ): DispatchAnswer;
  environments(): Schemas['environment'][];
  deployments(): ServedDeployment[];
  /** Undefined where there is no such deployment. */
  deploymentStatuses(id: number): Schemas['deployment-status'][] | undefined;
  deploy(request: Omit<DeploymentRequest, 'creator'>): ServedDeploymentAnswer;
  /** Of a deployment that is there. */
  tellDeploymentStatus(
    id: number,
    options: Omit<StatusOptions, 'creator'>,
  ): Schemas['deployment-status'] | { status: 403; message: string };
  rerun(runId: number, failedOnly: boolean): ChangeResult;
  rerunJob(jobId: number): ChangeResult;
  cancel(runId: number): ChangeResult;
}

/** A job, and whether it was supplied because none was recorded. */
export interface ServedJob {
  job: Schemas['job'];
  supplied: boolean;
}
