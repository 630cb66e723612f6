import type {
  Instant,
  JobFact,
  RunFact,
} from '@mainline/backstage-plugin-ci-common';
import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Said } from '@mainline/backstage-plugin-mainline-common';
import { say } from '@mainline/backstage-plugin-delivery-common';
import type { DeploymentOutcome } from '@mainline/backstage-plugin-delivery-common';

/** What an attempt of a run says about the deployment that it makes. */
export interface RunWord {
  state: DeploymentOutcome;
  ended: boolean;
  startedAt?: Instant;
  endedAt?: Instant;
  /** Where there is more to say. */
  reason?: Said;
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
        reason: say('reason.unknownStatus', { status: run.status }),
      };
  }
}

function conclusionOf(
  run: RunFact,
  jobs: JobFact[],
): Pick<RunWord, 'state' | 'reason'> {
  const job = failingJob(jobs);
  switch (run.conclusion) {
    case 'success':
      return { state: 'succeeded' };
    case 'failure':
      return { state: 'failed', reason: failureOf(job) };
    case 'timed_out':
      return {
        state: 'failed',
        reason: inOrder(
          say('reason.timedOut'),
          ...(job ? [failureOf(job)] : []),
        ),
      };
    case 'startup_failure':
      return {
        state: 'failed',
        reason: say('reason.startupFailure'),
      };
    case 'cancelled':
      return { state: 'cancelled', reason: say('reason.runCancelled') };
    case 'skipped':
      return {
        state: 'cancelled',
        reason: say('reason.runSkipped'),
      };
    case 'stale':
      return {
        state: 'cancelled',
        reason: say('reason.runStale'),
      };
    default:
      return {
        state: 'unknown',
        reason: say('reason.unknownConclusion', {
          conclusion: run.conclusion ?? '',
        }),
      };
  }
}

function failureOf(job: JobFact | undefined): Said {
  if (!job) return say('reason.runFailed');
  const step = job.steps.find(each => isFailure(each.conclusion));
  return step
    ? say('reason.stepFailed', { job: job.name, step: step.name })
    : say('reason.jobFailed', { job: job.name });
}

function failingJob(jobs: JobFact[]): JobFact | undefined {
  return jobs.find(each => isFailure(each.conclusion));
}

function isFailure(conclusion: string | undefined): boolean {
  return conclusion === 'failure' || conclusion === 'timed_out';
}
