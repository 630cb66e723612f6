import { evaluate } from './expressions';
import { completeJob, createJobs } from './jobs';
import { DEFAULT_QUEUE_MS } from './playAttempt';
import { beginRun, concludeRun } from './runProgress';
import {
  Account,
  Attempt,
  PullRequest,
  Repository,
  Run,
  RunPlan,
  Workflow,
} from './model';
import { WholeAttempt } from './WholeAttempt';
import { takeId, takeTimedId, tell, WorldState } from './WorldState';

/** @public */
export interface RunRequest {
  workflow: Workflow;
  event: string;
  branch: string;
  sha: string;
  actor: Account;
  title?: string;
  pullRequest?: PullRequest;
  plan?: RunPlan;
  inputs?: Record<string, string>;
  /** Whether a visitor asked for it, so that it is no part of the story; then its id is the time. */
  byVisitor?: boolean;
}

/** A run appears, queued; its first attempt goes as planned. */
export function requestRun(
  state: WorldState,
  repository: Repository,
  request: RunRequest,
): Run {
  const { workflow, inputs = {} } = request;
  workflow.runCount += 1;
  const message = repository.commits.get(request.sha)?.message ?? workflow.name;
  const run: Run = {
    id: request.byVisitor ? takeTimedId(state) : takeId(state, 'run'),
    number: workflow.runCount,
    checkSuiteId: request.byVisitor
      ? takeTimedId(state)
      : takeId(state, 'checkSuite'),
    workflow,
    event: request.event,
    branch: request.branch,
    ref: repository.tags.has(request.branch)
      ? `refs/tags/${request.branch}`
      : `refs/heads/${request.branch}`,
    sha: request.sha,
    title: request.title ?? titleOf(repository, request, message),
    inputs,
    actor: request.actor,
    createdAt: state.clock.now(),
    pullRequest: request.pullRequest,
    attempts: [],
  };
  repository.runs.push(run);
  if (run.event === 'workflow_dispatch') {
    tell(state, { type: 'workflow_dispatch', repository, run });
  }
  const plan = request.plan ?? state.planner(repository, run, 1);
  addAttempt(state, repository, run, request.actor, plan);
  return run;
}

function titleOf(
  repository: Repository,
  { workflow, event, actor, branch, sha, inputs = {} }: RunRequest,
  message: string,
): string {
  if (workflow.runName && event === 'workflow_dispatch') {
    const run = { inputs, actor, branch, sha };
    return evaluate(workflow.runName, { run, repository });
  }
  return ['push', 'merge_group'].includes(event)
    ? message.split('\n')[0]
    : workflow.name;
}

/** Another attempt of all jobs, or of the failed ones with what waited for them. */
export function rerun(
  state: WorldState,
  repository: Repository,
  run: Run,
  options: { failedOnly?: boolean; actor?: Account; plan?: RunPlan } = {},
): Attempt {
  const number = run.attempts.length + 1;
  return addAttempt(
    state,
    repository,
    run,
    options.actor ?? run.actor,
    options.plan ?? state.planner(repository, run, number),
    options.failedOnly,
  );
}

/** What claims or deploys is told step by step even then, for there is more to tell of it. */
function isToldAsAWhole(state: WorldState, run: Run, plan: RunPlan): boolean {
  return (
    state.isCoarse &&
    plan.outcome !== 'held' &&
    plan.outcome !== 'skipped' &&
    run.workflow.jobs.every(job => !job.environment && !job.claimStep)
  );
}

function addAttempt(
  state: WorldState,
  repository: Repository,
  run: Run,
  actor: Account,
  plan: RunPlan,
  failedOnly = false,
): Attempt {
  const now = state.clock.now();
  const previous = run.attempts.at(-1);
  const begun = {
    number: run.attempts.length + 1,
    triggeringActor: actor,
    startedAt: now,
    updatedAt: now,
    status: 'queued' as const,
    plan,
  };
  const attempt: Attempt = isToldAsAWhole(state, run, plan)
    ? new WholeAttempt(begun, { repository, run, failedOnly })
    : { ...begun, jobs: [] };
  run.attempts.push(attempt);
  tell(state, {
    type: 'workflow_run',
    action: 'requested',
    repository,
    run,
    attempt,
  });
  // A broken workflow file, and a fork's run that waits for an approval, end before there is a job.
  if (
    plan.outcome === 'startup_failure' ||
    plan.outcome === 'action_required'
  ) {
    concludeRun(state, repository, run, attempt, plan.outcome);
    return attempt;
  }
  if (attempt instanceof WholeAttempt) {
    state.clock.schedule(attempt.plannedEnd(), () =>
      concludeRun(state, repository, run, attempt, attempt.plannedConclusion()),
    );
    return attempt;
  }
  createJobs(
    state,
    repository,
    run,
    attempt,
    failedOnly ? previous : undefined,
  );
  if (plan.outcome === 'skipped') {
    for (const job of attempt.jobs) {
      completeJob(state, repository, run, attempt, job, 'skipped');
    }
    concludeRun(state, repository, run, attempt, 'skipped');
    return attempt;
  }
  if (plan.outcome !== 'held') {
    state.clock.schedule(now + (plan.queueMs ?? DEFAULT_QUEUE_MS), () => {
      if (attempt.status === 'queued') beginRun(state, repository, run);
    });
  }
  return attempt;
}
