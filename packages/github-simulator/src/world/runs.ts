import { completeJob, createJobs } from './jobs';
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
import { takeId, tell, WorldState } from './WorldState';

const DEFAULT_QUEUE_MS = 3_000;

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
}

/** A run appears, queued; its first attempt goes as planned. */
export function requestRun(
  state: WorldState,
  repository: Repository,
  request: RunRequest,
): Run {
  const { workflow } = request;
  workflow.runCount += 1;
  const message = repository.commits.get(request.sha)?.message ?? workflow.name;
  const run: Run = {
    id: takeId(state, 'run'),
    number: workflow.runCount,
    checkSuiteId: takeId(state, 'checkSuite'),
    workflow,
    event: request.event,
    branch: request.branch,
    sha: request.sha,
    title:
      request.title ??
      (['push', 'merge_group'].includes(request.event)
        ? message.split('\n')[0]
        : workflow.name),
    actor: request.actor,
    createdAt: state.clock.now(),
    pullRequest: request.pullRequest,
    attempts: [],
  };
  repository.runs.push(run);
  const plan = request.plan ?? state.planner(repository, run, 1);
  addAttempt(state, repository, run, request.actor, plan);
  return run;
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
  const attempt: Attempt = {
    number: run.attempts.length + 1,
    triggeringActor: actor,
    startedAt: now,
    updatedAt: now,
    status: 'queued',
    jobs: [],
    plan,
  };
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
