import type { RepositoryRow } from '../../facts';
import { pathsAsked } from '../../selfCheck';
import type { Reading } from '../Reading';
import { readEach } from '../readEach';
import { commitsWithoutPaths, markPathsRead } from './commitsWithoutPaths';
import { sharesItsTree } from './sharesItsTree';

/** As with pull requests; one request each, mostly. */
const mostPathsAtOnce = 100;

/**
 * Reads the files that commits changed, once. Where services share one tree, those of each commit of the window: which
 * service it is of follows from nothing else. Elsewhere only those that the self-check asks for. Answers whether some are
 * left.
 */
export async function readChangedPaths(
  reading: Reading,
  row: RepositoryRow,
): Promise<boolean> {
  const { knex, startedAt } = reading.options;
  const repositoryId = reading.repository.id;
  const isShared = await sharesItsTree(knex, repositoryId);
  const asked = isShared ? undefined : await reading.readAsked();
  if (!isShared && !asked) return false;
  const pending = asked
    ? await pathsAsked(knex, repositoryId, asked)
    : await commitsWithoutPaths(reading);

  await readPathsOf(reading, pending.slice(0, mostPathsAtOnce));
  if (pending.length > mostPathsAtOnce) return true;
  if (isShared) await markPathsRead(reading);
  if (!row.changed_paths_read_at) {
    reading.note({ changed_paths_read_at: startedAt }, { tells: true });
  }
  return false;
}

async function readPathsOf(reading: Reading, shas: string[]): Promise<void> {
  const { repository, source, how } = reading;
  await readEach(reading, shas, async sha => {
    const read = await source.readChangedPaths(repository, sha, how);
    return { changedPaths: [{ sha, ...read }] };
  });
}
