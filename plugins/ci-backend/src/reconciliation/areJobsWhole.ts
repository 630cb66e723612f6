import type { Instant, JobFact } from '@mainline/backstage-plugin-ci-common';
import type { RunRow } from '../facts';
import { plusMs } from './instants';

/** By then a source's answers have caught up with its deliveries. */
const catchUpMs = 10 * 60 * 1000;

/**
 * Whether those are all the jobs there will be. A delivery may run ahead of what the source answers: just after a
 * build ended its last jobs may be missing, or seem to run. (One that failed to start has no jobs at all.)
 *
 * @param askedAt - when the source was asked for them
 */
export function areJobsWhole(
  run: Pick<RunRow, 'status' | 'updated_at'>,
  jobs: JobFact[],
  askedAt: Instant,
): boolean {
  if (run.status !== 'completed') return false;
  if (run.updated_at < plusMs(askedAt, -catchUpMs)) return true;
  return jobs.length > 0 && jobs.every(job => job.status === 'completed');
}
