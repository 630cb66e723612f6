import { Schemas } from '../../served/ServedGithub';
import { attemptOf } from './chooseRow';

type RunRow = Schemas['workflow-run'];
type Job = Schemas['job'];
type JobConclusion = Job['conclusion'];

/** The jobs that a run must have had, as far as its conclusion tells: one, that went the way of the run. */
export function supplyJobs(row: RunRow): Job[] {
  // Such runs end before there is a job.
  if (['startup_failure', 'action_required'].includes(row.conclusion ?? '')) {
    return [];
  }
  const attempt = attemptOf(row);
  // Beyond all recorded ids, and the same every time.
  const id = Number(row.id) * 10 + attempt;
  const started = row.run_started_at ?? row.created_at;
  const completed = row.status === 'completed';
  return [
    {
      id,
      run_id: row.id,
      run_url: row.url,
      run_attempt: attempt,
      node_id: `CR_supplied_${id}`,
      head_sha: row.head_sha,
      url: row.url.replace(/\/runs\/\d+$/, `/jobs/${id}`),
      html_url: `${row.html_url}/job/${id}`,
      status: completed ? 'completed' : 'in_progress',
      conclusion: completed ? jobConclusion(row.conclusion) : null,
      created_at: started,
      started_at: started,
      completed_at: completed ? row.updated_at : null,
      name: row.name ?? 'job',
      steps: supplySteps(row, started),
      check_run_url: row.url.replace(
        /\/actions\/runs\/\d+$/,
        `/check-runs/${id}`,
      ),
      labels: [],
      runner_id: null,
      runner_name: null,
      runner_group_id: null,
      runner_group_name: null,
      workflow_name: row.name ?? null,
      head_branch: row.head_branch,
    },
  ];
}

function supplySteps(row: RunRow, started: string): Job['steps'] {
  const conclusion = jobConclusion(row.conclusion);
  const over = row.status === 'completed';
  const step = (
    number: number,
    name: string,
    own: JobConclusion,
    from: string,
    to: string | null,
  ) => ({
    number,
    name,
    status: to ? ('completed' as const) : ('in_progress' as const),
    conclusion: to ? own : null,
    started_at: from,
    completed_at: to,
  });
  return [
    step(1, 'Set up job', 'success', started, started),
    step(
      2,
      'Run the workflow (supplied)',
      conclusion,
      started,
      over ? row.updated_at : null,
    ),
  ];
}

function jobConclusion(conclusion: string | null): JobConclusion {
  switch (conclusion) {
    case 'success':
    case 'failure':
    case 'neutral':
    case 'cancelled':
    case 'skipped':
    case 'timed_out':
    case 'action_required':
    case null:
      return conclusion;
    case 'stale':
    case 'startup_failure':
    default:
      // Jobs know fewer words than runs.
      return 'failure';
  }
}
