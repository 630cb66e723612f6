import { completeJob, startJob } from './jobs';
import { Attempt, Conclusion, Job, Repository, Run } from './model';
import { randomOfAttempt, tell, WorldState } from './WorldState';

/** A runner was found: the run, and the jobs that wait for no other, are in progress. Unless it was cancelled before. */
export function beginRun(state: WorldState, repository: Repository, run: Run) {
  const attempt = newestAttempt(run);
  if (attempt.status === 'completed') return;
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
    const goOn = () => {
      if (attempt.plan.outcome === 'held') return;
      state.clock.schedule(state.clock.now() + Math.round(duration), () => {
        if (job.status === 'completed') return;
        const conclusion = plannedConclusion(attempt, run, job);
        completeJob(state, repository, run, attempt, job, conclusion);
        startReadyJobs(state, repository, run, attempt);
      });
    };
    const claimStep = definition?.claimStep;
    const claim = claimStep && state.claimer?.(repository, run, attempt, job);
    if (!claim) {
      goOn();
      continue;
    }
    // The one thing that waits for somebody outside of the world, and so for no clock.
    claim.then(allowed => {
      if (job.status === 'completed') return;
      if (allowed) goOn();
      else failAtStep(state, repository, run, attempt, job, claimStep);
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

/** The job stops at this step, and with it the run, whatever was planned. */
function failAtStep(
  state: WorldState,
  repository: Repository,
  run: Run,
  attempt: Attempt,
  job: Job,
  step: string,
) {
  attempt.plan = {
    ...attempt.plan,
    outcome: 'failure',
    failingJob: job.name,
    failingStep: step,
  };
  completeJob(state, repository, run, attempt, job, 'failure');
  startReadyJobs(state, repository, run, attempt);
}

/** The attempt is over. */
export function concludeRun(
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
