import type { RunRow } from '../facts';
import { dayMs, plusMs } from './instants';
import type { Reading } from './Reading';

/** A source ends every run within 35 days; one that still seems to run is asked after only by thorough readings. */
export const longestRunMs = 35 * dayMs;

/** Runs that were on their way when last heard of, and that the list did not tell of: they are read one by one. */
export async function readUnfinishedRuns(reading: Reading): Promise<void> {
  const { repository, source, how } = reading;
  const { knex, startedAt, window } = reading.options;
  const query = knex<RunRow>('runs')
    .where({ repository_id: repository.id })
    .whereNot({ status: 'completed' })
    .select('id', 'attempt', 'newest');
  if (!window.thorough) {
    query.where('updated_at', '>=', plusMs(startedAt, -longestRunMs));
  }
  for (const { id, attempt, newest } of await query) {
    if (reading.hasSeen({ id, attempt })) continue;
    if (newest) {
      const run = await source.readRun(repository, id, how);
      if (run) await reading.apply({ runs: [run] });
    }
    if (reading.hasSeen({ id, attempt })) continue;
    const run = await source.readRun(repository, id, { ...how, attempt });
    if (run) await reading.apply({ runs: [run] });
  }
}
