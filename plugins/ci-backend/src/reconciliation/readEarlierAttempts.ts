import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { rowsWhereIn, type AttemptKey, type RunRow } from '../facts';
import { readEach } from './readEach';
import type { Reading } from './Reading';

/**
 * Lists tell of newest attempts only, and a flaky build shows in the earlier ones: those that no delivery told of are
 * read one by one, for runs that moved since.
 */
export async function readEarlierAttempts(
  reading: Reading,
  since: Instant,
): Promise<void> {
  const { knex } = reading.options;
  const incomplete = await knex<RunRow>('runs')
    .where({ repository_id: reading.repository.id })
    .groupBy('id')
    .having(knex.raw('max(attempt) > count(*)'))
    .having(knex.raw('max(updated_at) >= ?', [since]))
    .select('id');
  await readEarlierAttemptsOf(
    reading,
    incomplete.map(({ id }) => id),
  );
}

/** The same of some runs, if any of theirs is missing. */
export async function readEarlierAttemptsOf(
  reading: Reading,
  runIds: string[],
): Promise<void> {
  const { repository, source, how } = reading;
  const rows = await rowsWhereIn<RunRow>({
    tx: reading.options.knex,
    table: 'runs',
    repositoryId: repository.id,
    column: 'id',
    values: runIds,
  });
  await readEach(reading, missingAttempts(rows), async ({ id, attempt }) => {
    const run = await source.readRun(repository, id, { ...how, attempt });
    return run ? { runs: [run] } : {};
  });
}

/** Of runs whose known attempts these are. */
function missingAttempts(rows: RunRow[]): AttemptKey[] {
  const known = new Map<string, Set<number>>();
  for (const { id, attempt } of rows) {
    known.set(id, (known.get(id) ?? new Set()).add(attempt));
  }
  return [...known].flatMap(([id, attempts]) =>
    Array.from({ length: Math.max(...attempts) }, (_, i) => i + 1)
      .filter(attempt => !attempts.has(attempt))
      .map(attempt => ({ id, attempt })),
  );
}
