import { beginDeploymentOfJob, endDeploymentOfJob } from './jobDeployments';
import { Attempt, Conclusion, Job, Repository, Run, Step } from './model';
import { randomOfAttempt, tell, WorldState } from './WorldState';

const FIRST_STEP = 'Set up job';
const LAST_STEP = 'Complete job';

/** A job's id follows from its run's: no counter is shared with the jobs of others. */
export const JOB_IDS_PER_RUN = 1_000;
const MOST_JOBS = 20;

/** The jobs of a new attempt; those that `previous` had already passed are taken over as they are. */
export function createJobs(
  state: WorldState,
  repository: Repository,
  run: Run,
  attempt: Attempt,
  previous?: Attempt,
) {
  const now = state.clock.now();
  run.workflow.jobs.forEach((definition, index) => {
    const id = run.id * JOB_IDS_PER_RUN + attempt.number * MOST_JOBS + index;
    const passed = previous?.jobs.find(
      job => job.name === definition.name && job.conclusion === 'success',
    );
    const job: Job = passed
      ? { ...passed, id }
      : {
          id,
          name: definition.name,
          status: 'queued',
          createdAt: now,
          startedAt: now,
          steps: [],
        };
    attempt.jobs.push(job);
    if (passed) return;
    tell(state, {
      type: 'workflow_job',
      action: 'queued',
      repository,
      run,
      attempt,
      job,
    });
  });
}

/** A runner takes the job; its steps are known from now on. */
export function startJob(
  state: WorldState,
  repository: Repository,
  run: Run,
  attempt: Attempt,
  job: Job,
) {
  const definition = run.workflow.jobs.find(({ name }) => name === job.name);
  const now = state.clock.now();
  job.status = 'in_progress';
  job.startedAt = now;
  job.runnerId = randomOfAttempt(job.id, attempt.number).integer(1, 400);
  job.steps = [FIRST_STEP, ...(definition?.steps ?? []), LAST_STEP].map(
    (name, index): Step => ({
      name,
      number: index + 1,
      status: index === 0 ? 'in_progress' : 'queued',
      startedAt: index === 0 ? now : undefined,
    }),
  );
  tell(state, {
    type: 'workflow_job',
    action: 'in_progress',
    repository,
    run,
    attempt,
    job,
  });
  beginDeploymentOfJob(state, repository, run, attempt, job);
}

/** The job ends; its time is shared out among its steps, and what comes after a failed one is skipped. */
export function completeJob(
  state: WorldState,
  repository: Repository,
  run: Run,
  attempt: Attempt,
  job: Job,
  conclusion: Conclusion,
) {
  const now = state.clock.now();
  if (job.status === 'queued') {
    // It never had a runner: GitHub gives such a job no steps.
    job.startedAt = now;
    job.steps = [];
  }
  job.status = 'completed';
  job.conclusion = conclusion;
  job.completedAt = now;
  const breaking = isBreaking(conclusion)
    ? breakingStep(job, attempt.plan.failingStep)
    : undefined;
  const last = job.steps.length - 1;
  // Housekeeping is quick; the steps after a break take no time at all.
  const weights = job.steps.map((step, index) => {
    if (breaking && step.number > breaking.number && index !== last) return 0;
    return index === 0 || index === last ? 1 : 4 + ((index * 7) % 5) * 3;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  let time = job.startedAt;
  job.steps.forEach((step, index) => {
    step.status = 'completed';
    step.startedAt = Math.round(time);
    time += ((now - job.startedAt) * weights[index]) / total;
    step.completedAt = Math.round(time);
    if (breaking && step.number === breaking.number)
      step.conclusion = conclusion;
    else if (breaking && step.number > breaking.number && index !== last) {
      step.conclusion = 'skipped';
    } else step.conclusion = 'success';
  });
  attempt.updatedAt = now;
  tell(state, {
    type: 'workflow_job',
    action: 'completed',
    repository,
    run,
    attempt,
    job,
  });
  endDeploymentOfJob(state, repository, attempt, job);
}

function isBreaking(conclusion: Conclusion) {
  return ['failure', 'timed_out', 'cancelled'].includes(conclusion);
}

function breakingStep(job: Job, named: string | undefined): Step | undefined {
  return (
    job.steps.find(step => step.name === named) ??
    job.steps.at(-2) ??
    job.steps[0]
  );
}
