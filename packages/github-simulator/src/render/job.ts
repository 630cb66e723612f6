import { Schemas } from '../served/ServedGithub';
import { Attempt, Job, Repository, Run, Step } from '../world';
import { nodeId } from './nodeId';
import { slugOf } from './repository';
import { isoSeconds } from './time';

export function renderJob(
  base: string,
  repository: Repository,
  run: Run,
  attempt: Attempt,
  job: Job,
) {
  const slug = slugOf(repository);
  const api = `${base}/repos/${slug}`;
  return {
    id: job.id,
    run_id: run.id,
    workflow_name: run.workflow.name,
    head_branch: run.branch,
    run_url: `${api}/actions/runs/${run.id}`,
    run_attempt: attempt.number,
    node_id: nodeId('CR', job.id),
    head_sha: run.sha,
    url: `${api}/actions/jobs/${job.id}`,
    html_url: `${base}/${slug}/actions/runs/${run.id}/job/${job.id}`,
    status: job.status,
    conclusion: jobConclusion(job.conclusion),
    created_at: isoSeconds(job.createdAt),
    started_at: isoSeconds(job.startedAt),
    completed_at: job.completedAt ? isoSeconds(job.completedAt) : null,
    name: job.name,
    steps: job.steps.map(renderStep),
    check_run_url: `${api}/check-runs/${job.id}`,
    labels: ['ubuntu-latest'],
    runner_id: job.runnerId ?? null,
    runner_name: job.runnerId ? `GitHub Actions ${job.runnerId}` : null,
    runner_group_id: job.runnerId ? 0 : null,
    runner_group_name: job.runnerId ? 'GitHub Actions' : null,
  } satisfies Schemas['job'];
}

function renderStep(step: Step) {
  return {
    name: step.name,
    status: step.status,
    conclusion: step.conclusion ?? null,
    number: step.number,
    started_at: step.startedAt ? isoSeconds(step.startedAt) : null,
    completed_at: step.completedAt ? isoSeconds(step.completedAt) : null,
  };
}

/** A job has fewer conclusions than a run. */
function jobConclusion(
  conclusion: Job['conclusion'],
): Schemas['job']['conclusion'] {
  switch (conclusion) {
    case undefined:
      return null;
    case 'stale':
    case 'startup_failure':
      return 'failure';
    case 'success':
    case 'failure':
    case 'neutral':
    case 'cancelled':
    case 'skipped':
    case 'timed_out':
    case 'action_required':
      return conclusion;
    default:
      throw new Error(`A job can't conclude with '${conclusion}'`);
  }
}
