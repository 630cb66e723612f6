import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { RunRow } from '../facts';
import type { Reading } from './Reading';

/**
 * Lists tell of newest attempts only, and a flaky build shows in the earlier ones: those that no delivery told of are
 * read one by one, for runs that moved since.
 */
export async function readEarlierAttempts(
  reading: Reading,
  since: Instant,
): Promise<void> {
  const { repository, source, how } = reading;
  const rows = await reading.options
    .knex<RunRow>('runs')
    .where({ repository_id: repository.id })
    .groupBy('id')
    .having(reading.options.knex.raw('max(attempt) > count(*)'))
    .having(reading.options.knex.raw('max(updated_at) >= ?', [since]))
    .select('id');
  for (const { id } of rows) {
    for (const attempt of await missingAttempts(reading, id)) {
      const run = await source.readRun(repository, id, { ...how, attempt });
      if (run) await reading.apply({ runs: [run] });
    }
  }
}

async function missingAttempts(
  reading: Reading,
  id: string,
): Promise<number[]> {
  const rows = await reading.options
    .knex<RunRow>('runs')
    .where({ repository_id: reading.repository.id, id })
    .select('attempt');
  const known = new Set(rows.map(row => row.attempt));
  return Array.from({ length: Math.max(...known) }, (_, i) => i + 1).filter(
    attempt => !known.has(attempt),
  );
}
