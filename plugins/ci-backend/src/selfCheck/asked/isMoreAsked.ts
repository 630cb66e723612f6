import type { Knex } from 'knex';
import type { RepositoryRow } from '../../facts/rows';
import { pathsAsked } from './pathsAsked';
import { runsAsked } from './runsAsked';

/** Whether a reading would tell more of a repository's services than was known when they were last answered. */
export async function isMoreAsked(
  tx: Knex,
  repository: RepositoryRow,
): Promise<boolean> {
  const runs = await runsAsked(tx, repository);
  if (runs.length > 0) return true;
  const paths = await pathsAsked(tx, repository.id);
  return paths !== undefined && paths.length > 0;
}
