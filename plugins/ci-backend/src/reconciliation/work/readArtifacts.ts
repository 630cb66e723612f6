import {
  rowsWhereIn,
  type ArtifactRow,
  type RepositoryRow,
  type RunRow,
} from '../../facts';
import { hourMs, plusMs } from '../instants';
import type { Reading } from '../Reading';

/** What a source has to say of a run's artifacts, it says within so long of the run's end. */
const overlapMs = hourMs;
/** Not more often, however much is built. */
const intervalMs = 6 * hourMs;
/** So many are listed at once: what a first reading finds no room for is old, and soon expired. */
const mostPages = 3;

/**
 * Lists the artifacts, newest first, until one is known: seldom, and only if a run has ended since the last time. A
 * repository where nothing is built costs nothing.
 */
export async function readArtifacts(
  reading: Reading,
  row: RepositoryRow,
): Promise<boolean> {
  const { startedAt } = reading.options;
  const { repository, source, how } = reading;
  const readAt = row.artifacts_read_at;
  if (readAt !== null && readAt > plusMs(startedAt, -intervalMs)) return false;
  if (!(await hasRunEndedSince(reading, readAt))) return false;

  const validator = row.artifacts_validator;
  let next: string | undefined;
  let pages = 0;
  for await (const page of source.readArtifacts(
    repository,
    validator ? { validator } : {},
    how,
  )) {
    if (!page) return false;
    if (!page.changed) {
      next = validator ?? undefined;
      break;
    }
    if (pages === 0) next = page.validator;
    pages += 1;
    const known = await rowsWhereIn<ArtifactRow>({
      tx: reading.options.knex,
      table: 'artifacts',
      repositoryId: repository.id,
      column: 'id',
      values: page.value.map(({ id }) => id),
    });
    await reading.apply({ artifacts: page.value });
    if (known.length > 0 || pages === mostPages) break;
  }
  reading.note({
    artifacts_validator: next ?? null,
    artifacts_read_at: startedAt,
  });
  return false;
}

async function hasRunEndedSince(
  reading: Reading,
  since: string | null,
): Promise<boolean> {
  const query = reading.options
    .knex<RunRow>('runs')
    .where({ repository_id: reading.repository.id, status: 'completed' });
  if (since) query.where('updated_at', '>=', plusMs(since, -overlapMs));
  return (await query.first('id')) !== undefined;
}
