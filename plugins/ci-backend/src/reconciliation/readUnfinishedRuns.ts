import type { RunRow } from '../facts';
import { dayMs, plusMs } from './instants';
import type { Reading } from './Reading';

/** A source ends every run within 35 days; one that still seems to run is asked after only by thorough readings. */
export const longestRunMs = 35 * dayMs;

/**
 * Runs that were on their way when last heard of, and that the list did not tell of: they are read one by one. Where the list
 * is as it was, so is what is on it.
 */
export async function readUnfinishedRuns(reading: Reading): Promise<void> {
  const { repository, source, how } = reading;
  const { knex, startedAt, window } = reading.options;
  const query = knex<RunRow>('runs')
    .where({ repository_id: repository.id })
    .whereNot({ status: 'completed' })
    .select('id', 'attempt', 'newest', 'created_at');
  if (!window.thorough) {
    query.where('updated_at', '>=', plusMs(startedAt, -longestRunMs));
  }
  for (const run of await query) {
    const { id, attempt, newest } = run;
    if (reading.hasSeen({ id, attempt })) continue;
    if (newest && reading.isUnchanged(run.created_at)) continue;
    if (newest) {
      const read = await source.readRun(repository, id, how);
      if (read) await reading.apply({ runs: [read] });
    }
    if (reading.hasSeen({ id, attempt })) continue;
    const read = await source.readRun(repository, id, { ...how, attempt });
    if (read) await reading.apply({ runs: [read] });
  }
}
