import type { RepositoryRow } from '../../facts';
import type { Reading } from '../Reading';
import { noteProgress } from './noteProgress';
import { commitsWithoutPaths, markPathsRead } from './commitsWithoutPaths';
import { sharesItsTree } from './sharesItsTree';

/** As with pull requests; one request each, mostly. */
const mostPathsAtOnce = 100;
/** Stored together: a kill loses no more of them. */
const together = 20;

/**
 * Where services share one tree, reads the files that each commit of the window changed, once: which service a commit is
 * of follows from nothing else. Answers whether some are left.
 */
export async function readChangedPaths(
  reading: Reading,
  row: RepositoryRow,
): Promise<boolean> {
  const { knex, startedAt } = reading.options;
  const { repository, source, how } = reading;
  if (!(await sharesItsTree(knex, repository.id))) return false;

  const pending = await commitsWithoutPaths(reading);
  const now = pending.slice(0, mostPathsAtOnce);
  for (let start = 0; start < now.length; start += together) {
    const changedPaths = [];
    for (const sha of now.slice(start, start + together)) {
      const read = await source.readChangedPaths(repository, sha, how);
      changedPaths.push({ sha, ...read });
    }
    await reading.apply({ changedPaths });
  }
  if (pending.length > now.length) return true;
  await markPathsRead(reading);
  if (!row.changed_paths_read_at) {
    await noteProgress(
      reading,
      { changed_paths_read_at: startedAt },
      { isFirst: true },
    );
  }
  return false;
}
