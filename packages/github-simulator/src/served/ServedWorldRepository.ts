import { writeJobLog } from '../logs/writeJobLog';
import { renderActivity } from '../render/activity';
import { renderChangedFile } from '../render/changedFile';
import { renderCommit } from '../render/commit';
import { renderJob } from '../render/job';
import { renderFullRepository, slugOf } from '../render/repository';
import { renderRun } from '../render/run';
import { VISITOR } from '../render/visitor';
import { renderWorkflow } from '../render/workflow';
import { renderWorkflowFile } from '../render/workflowFile';
import {
  DeploymentRequest,
  Repository,
  Run,
  StatusOptions,
  World,
} from '../world';
import { historyOf } from '../world/commits';
import { JOB_IDS_PER_RUN } from '../world/jobs';
import { artifactsOf } from './artifactsOf';
import { compareCommits } from './compareCommits';
import { ServedDeployments } from './ServedDeployments';
import {
  ChangeResult,
  DispatchAnswer,
  ServedActivity,
  ServedBranch,
  ServedJob,
  ServedRepository,
} from './ServedGithub';
import { ServedPullRequests } from './ServedPullRequests';
import { WorldRun } from './WorldRun';

const SECOND = 1_000;

/** One repository of a generated world; what is asked of it is rendered anew for every answer. */
export class ServedWorldRepository implements ServedRepository {
  readonly #world: World;
  readonly #repository: Repository;
  readonly #base: string;
  readonly #deployments: ServedDeployments;
  readonly #pullRequests: ServedPullRequests;

  constructor(world: World, repository: Repository, base: string) {
    this.#world = world;
    this.#repository = repository;
    this.#base = base;
    this.#deployments = new ServedDeployments(world, repository, base);
    this.#pullRequests = new ServedPullRequests(repository, base);
  }

  get id() {
    return this.#repository.id;
  }

  get slug() {
    return slugOf(this.#repository);
  }

  repository() {
    return renderFullRepository(this.#base, this.#repository);
  }

  branches(): ServedBranch[] {
    return Array.from(this.#repository.branches, ([name, sha]) => ({
      name,
      sha,
      isProtected: name === this.#repository.defaultBranch,
    }));
  }

  tags() {
    return Array.from(this.#repository.tags, ([name, sha]) => ({ name, sha }));
  }

  commit(sha: string) {
    const commit = this.#repository.commits.get(sha);
    return commit && renderCommit(this.#base, this.#repository, commit);
  }

  history(sha: string) {
    return historyOf(this.#repository, sha).map(commit =>
      renderCommit(this.#base, this.#repository, commit),
    );
  }

  compare(base: string, head: string) {
    return compareCommits(this.#base, this.#repository, base, head);
  }

  changedFiles(sha: string) {
    const paths = this.#repository.commits.get(sha)?.paths ?? [];
    return paths.map(path =>
      renderChangedFile(this.#base, this.#repository, sha, path),
    );
  }

  pullRequests() {
    return this.#pullRequests.list();
  }

  pullRequest(number: number) {
    return this.#pullRequests.read(number);
  }

  pullRequestCommits(number: number) {
    return this.#pullRequests.commits(number);
  }

  activities(): ServedActivity[] {
    return this.#repository.activities
      .map(activity => ({
        id: activity.id,
        ref: `refs/heads/${activity.branch}`,
        actor: activity.actor.login,
        type: activity.type,
        at: Math.floor(activity.at / SECOND) * SECOND,
        render: () => renderActivity(this.#base, activity),
      }))
      .reverse();
  }

  workflows() {
    return this.#repository.workflows.map(workflow =>
      renderWorkflow(this.#base, this.#repository, workflow),
    );
  }

  workflowFiles() {
    return this.#repository.workflows
      .filter(({ path, state }) => path.startsWith('.') && state !== 'deleted')
      .map(workflow => ({
        path: workflow.path,
        text: renderWorkflowFile(workflow, this.#repository.defaultBranch),
      }));
  }

  runs() {
    return this.#repository.runs.map(run => this.#serve(run)).reverse();
  }

  run(id: number) {
    const run = this.#find(id);
    return run && this.#serve(run).render();
  }

  attempt(id: number, number: number) {
    const run = this.#find(id);
    const attempt = run?.attempts.find(one => one.number === number);
    return (
      run && attempt && renderRun(this.#base, this.#repository, run, attempt)
    );
  }

  artifacts() {
    const now = this.#world.clock.now();
    return artifactsOf(this.#base, this.#repository, now);
  }

  jobs(runId: number): ServedJob[] {
    const run = this.#find(runId);
    if (!run) return [];
    return run.attempts.flatMap(attempt =>
      attempt.jobs.map(job => ({
        job: renderJob(this.#base, this.#repository, run, attempt, job),
        supplied: false,
      })),
    );
  }

  job(jobId: number): ServedJob | undefined {
    const run = this.#find(Math.floor(jobId / JOB_IDS_PER_RUN));
    return run && this.jobs(run.id).find(({ job }) => job.id === jobId);
  }

  log(jobId: number) {
    const found = this.job(jobId);
    return found?.job.status === 'completed'
      ? writeJobLog(found.job, this.slug)
      : undefined;
  }

  dispatch(
    workflowId: number,
    request: { ref: string; inputs: Record<string, unknown> },
  ): DispatchAnswer {
    const file = this.#repository.workflows
      .find(({ id }) => id === workflowId)
      ?.path.split('/')
      .at(-1);
    const result = this.#world.dispatch(this.#repository, file ?? '', {
      ...request,
      actor: VISITOR,
    });
    return result.ok
      ? { ok: true, run: this.#serve(result.run).render() }
      : { ...result, status: 422 };
  }

  environments() {
    return this.#deployments.environments();
  }

  deployments() {
    return this.#deployments.deployments();
  }

  deploymentStatuses(id: number) {
    return this.#deployments.statuses(id);
  }

  deploy(request: Omit<DeploymentRequest, 'creator'>) {
    return this.#deployments.deploy(request);
  }

  tellDeploymentStatus(id: number, options: Omit<StatusOptions, 'creator'>) {
    return this.#deployments.tellStatus(id, options);
  }

  rerun(runId: number, failedOnly: boolean): ChangeResult {
    const run = this.#find(runId);
    if (!run || this.#world.newestAttempt(run).status !== 'completed') {
      return {
        ok: false,
        status: 403,
        message: 'This workflow is already running',
      };
    }
    const { conclusion, jobs } = this.#world.newestAttempt(run);
    if (failedOnly && jobs.every(job => job.conclusion === 'success')) {
      return {
        ok: false,
        status: 403,
        message: `This workflow run cannot be retried: it concluded with ${conclusion} and has no failed jobs`,
      };
    }
    this.#world.rerun(this.#repository, run, { failedOnly });
    return { ok: true };
  }

  rerunJob(jobId: number): ChangeResult {
    const found = this.job(jobId);
    return this.rerun(Number(found?.job.run_id ?? 0), true);
  }

  cancel(runId: number): ChangeResult {
    const run = this.#find(runId);
    if (!run || this.#world.newestAttempt(run).status === 'completed') {
      return {
        ok: false,
        status: 409,
        message: 'Cannot cancel a workflow run that is completed.',
      };
    }
    this.#world.cancelRun(this.#repository, run);
    return { ok: true };
  }

  #find(id: number): Run | undefined {
    return this.#repository.runs.find(run => run.id === id);
  }

  #serve(run: Run) {
    const attempt = this.#world.newestAttempt(run);
    return new WorldRun(this.#base, this.#repository, run, attempt);
  }
}
