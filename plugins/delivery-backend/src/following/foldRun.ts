import type {
  Instant,
  JobFact,
  RunFact,
} from '@mainline/backstage-plugin-ci-common';
import type { DeploymentOutcome } from '@mainline/backstage-plugin-delivery-common';

/** What an attempt of a run says about the deployment that it makes. */
export interface RunWord {
  state: DeploymentOutcome;
  ended: boolean;
  startedAt?: Instant;
  endedAt?: Instant;
  /** A sentence, where there is more to say. */
  reason?: string;
}

/** Success alone is success. A word that is not known is told, and never read as an end that it may not be. */
export function foldRun(run: RunFact, jobs: JobFact[]): RunWord {
  if (run.status === 'completed') {
    return {
      ...conclusionOf(run, jobs),
      ended: true,
      startedAt: run.startedAt,
      endedAt: run.updatedAt,
    };
  }
  switch (run.status) {
    case 'requested':
    case 'queued':
    case 'pending':
    case 'waiting':
      return { state: 'waiting', ended: false };
    case 'in_progress':
      return { state: 'running', ended: false, startedAt: run.startedAt };
    default:
      return {
        state: 'waiting',
        ended: false,
        reason: `Its run is '${run.status}', a word that is not known here: look at the run.`,
      };
  }
}

function conclusionOf(
  run: RunFact,
  jobs: JobFact[],
): Pick<RunWord, 'state' | 'reason'> {
  switch (run.conclusion) {
    case 'success':
      return { state: 'succeeded' };
    case 'failure':
      return { state: 'failed', reason: failureOf(jobs) };
    case 'timed_out':
      return {
        state: 'failed',
        reason: `Its run took longer than it may (timed_out).${appended(jobs)}`,
      };
    case 'startup_failure':
      return {
        state: 'failed',
        reason:
          'Its run could not start (startup_failure): look at the workflow, whose file may be broken.',
      };
    case 'cancelled':
      return { state: 'cancelled', reason: 'Its run was cancelled.' };
    case 'skipped':
      return {
        state: 'cancelled',
        reason: 'Its run did nothing: all of its jobs were skipped.',
      };
    case 'stale':
      return {
        state: 'cancelled',
        reason: 'Its run was given up by its source (stale).',
      };
    default:
      return {
        state: 'unknown',
        reason: `Its run ended as '${
          run.conclusion ?? ''
        }', which does not tell whether it was deployed: look at the run.`,
      };
  }
}

function appended(jobs: JobFact[]): string {
  const job = failingJob(jobs);
  return job ? ` ${failureOf(jobs)}` : '';
}

function failureOf(jobs: JobFact[]): string {
  const job = failingJob(jobs);
  if (!job) return 'Its run failed: look at the run.';
  const step = job.steps.find(each => isFailure(each.conclusion));
  return step
    ? `Job '${job.name}' failed at step '${step.name}'.`
    : `Job '${job.name}' failed.`;
}

function failingJob(jobs: JobFact[]): JobFact | undefined {
  return jobs.find(each => isFailure(each.conclusion));
}

function isFailure(conclusion: string | undefined): boolean {
  return conclusion === 'failure' || conclusion === 'timed_out';
}
