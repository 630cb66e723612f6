import { addDeployment, addDeploymentStatus } from './deployments';
import { DeploymentState } from './deploymentModel';
import { evaluate } from './expressions';
import { Attempt, Conclusion, Job, Repository, Run } from './model';
import { WorldState } from './WorldState';

/** The environment that a job deploys to; an expression that comes to nothing is none. */
export function environmentOfJob(
  repository: Repository,
  run: Run,
  job: Job,
): string | undefined {
  const definition = run.workflow.jobs.find(({ name }) => name === job.name);
  const text = definition?.environment;
  return text ? evaluate(text, { run, repository }) || undefined : undefined;
}

/** What Actions makes when a job with an `environment:` starts: of the workflow's head, whatever the job deploys. */
export function beginDeploymentOfJob(
  state: WorldState,
  repository: Repository,
  run: Run,
  attempt: Attempt,
  job: Job,
) {
  const environment = environmentOfJob(repository, run, job);
  if (!environment) return;
  const creator = attempt.triggeringActor;
  const deployment = addDeployment(state, repository, {
    sha: run.sha,
    ref: run.branch,
    environment,
    creator,
    madeBy: { run, attempt: attempt.number, jobId: job.id },
  });
  for (const next of ['queued', 'in_progress'] as const) {
    addDeploymentStatus(state, repository, deployment, {
      state: next,
      creator,
    });
  }
}

/** The job ended, and with it its deployment. */
export function endDeploymentOfJob(
  state: WorldState,
  repository: Repository,
  attempt: Attempt,
  job: Job,
) {
  // The newest are at the end, and it is among them.
  const deployment = repository.deployments.findLast(
    ({ madeBy }) => madeBy?.jobId === job.id,
  );
  if (!deployment || !job.conclusion) return;
  addDeploymentStatus(state, repository, deployment, {
    state: stateAfter(job.conclusion),
    creator: attempt.triggeringActor,
  });
}

function stateAfter(conclusion: Conclusion): DeploymentState {
  switch (conclusion) {
    case 'success':
    case 'neutral':
      return 'success';
    case 'cancelled':
    case 'skipped':
    case 'stale':
      return 'error';
    case 'failure':
    case 'timed_out':
    case 'action_required':
    case 'startup_failure':
      return 'failure';
    default:
      throw new Error(`No job ends with '${conclusion}'`);
  }
}
