import { rowToRun, type RunRow } from '../facts';
import type { Reading } from './Reading';

/** Asks the source about every attempt that was told of with two conclusions for one instant. */
export async function settleContradictions(reading: Reading): Promise<void> {
  const { repository, source, how } = reading;
  const rows = await reading.options
    .knex<RunRow>('runs')
    .where({ repository_id: repository.id })
    .whereNotNull('contradiction')
    .select();
  const pending = rows
    .map(rowToRun)
    .filter(run => run.contradiction?.resolvedBy === 'pending');
  for (const { id, attempt } of pending) {
    const answer = await source.readRun(repository, id, { ...how, attempt });
    await reading.apply({
      settled: [{ id, attempt, ...(answer ? { answer } : {}) }],
    });
  }
}
