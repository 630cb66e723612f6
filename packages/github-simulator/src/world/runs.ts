import { completeJob, createJobs, startJob } from './jobs';
import {
  Account,
  Attempt,
  Conclusion,
  Job,
  PullRequest,
  Repository,
  Run,
  RunPlan,
  Workflow,
} from './model';
import { randomOfAttempt, takeId, tell, WorldState } from './WorldState';

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

/** A runner was found: the run, and the jobs that wait for no other, are in progress. */
export function beginRun(state: WorldState, repository: Repository, run: Run) {
  const attempt = newestAttempt(run);
  attempt.status = 'in_progress';
  attempt.updatedAt = state.clock.now();
  tell(state, {
    type: 'workflow_run',
    action: 'in_progress',
    repository,
    run,
    attempt,
  });
  startReadyJobs(state, repository, run, attempt);
}

/** Ends the newest attempt at once; jobs that had not ended share its conclusion. */
export function finishRun(
  state: WorldState,
  repository: Repository,
  run: Run,
  conclusion: Conclusion,
): Attempt {
  const attempt = newestAttempt(run);
  attempt.plan = { ...attempt.plan, outcome: conclusion };
  for (const job of attempt.jobs) {
    if (job.status === 'completed') continue;
    completeJob(
      state,
      repository,
      run,
      attempt,
      job,
      conclusion === 'cancelled'
        ? 'cancelled'
        : plannedConclusion(attempt, run, job),
    );
  }
  concludeRun(state, repository, run, attempt, conclusion);
  return attempt;
}

/** The newest attempt of a run. */
export function newestAttempt(run: Run): Attempt {
  return run.attempts[run.attempts.length - 1];
}

function startReadyJobs(
  state: WorldState,
  repository: Repository,
  run: Run,
  attempt: Attempt,
) {
  for (const job of attempt.jobs) {
    if (job.status !== 'queued') continue;
    const definition = definitionOf(run, job);
    const needed = (definition?.needs ?? []).map(name =>
      attempt.jobs.find(other => other.name === name),
    );
    if (needed.some(other => other && other.status !== 'completed')) continue;
    if (needed.some(other => other && other.conclusion !== 'success')) {
      completeJob(state, repository, run, attempt, job, 'skipped');
      continue;
    }
    const duration =
      (definition?.durationMs ?? 30_000) *
      (attempt.plan.pace ?? 1) *
      randomOfAttempt(job.id, attempt.number).between(0.8, 1.25);
    startJob(state, repository, run, attempt, job);
    if (attempt.plan.outcome === 'held') continue;
    state.clock.schedule(state.clock.now() + Math.round(duration), () => {
      if (job.status === 'completed') return;
      const conclusion = plannedConclusion(attempt, run, job);
      completeJob(state, repository, run, attempt, job, conclusion);
      startReadyJobs(state, repository, run, attempt);
    });
  }
  if (attempt.status === 'completed') return;
  if (attempt.jobs.every(job => job.status === 'completed')) {
    const outcome = attempt.plan.outcome;
    concludeRun(
      state,
      repository,
      run,
      attempt,
      outcome === 'held' ? 'success' : outcome,
    );
  }
}

function concludeRun(
  state: WorldState,
  repository: Repository,
  run: Run,
  attempt: Attempt,
  conclusion: Conclusion,
) {
  attempt.status = 'completed';
  attempt.conclusion = conclusion;
  attempt.updatedAt = state.clock.now();
  tell(state, {
    type: 'workflow_run',
    action: 'completed',
    repository,
    run,
    attempt,
  });
}

/** In a failing run one job fails, the last unless the plan names another; the rest did what they should. */
function plannedConclusion(attempt: Attempt, run: Run, job: Job): Conclusion {
  const { outcome, failingJob } = attempt.plan;
  switch (outcome) {
    case 'failure':
    case 'timed_out':
    case 'cancelled':
      return job.name === (failingJob ?? run.workflow.jobs.at(-1)?.name)
        ? outcome
        : 'success';
    case 'skipped':
    case 'neutral':
      return outcome;
    case 'held':
    case 'success':
    case 'stale':
    case 'action_required':
    case 'startup_failure':
    default:
      return 'success';
  }
}

function definitionOf(run: Run, job: Job) {
  return run.workflow.jobs.find(definition => definition.name === job.name);
}
