import type { Knex } from 'knex';
import type { RepositoryRow } from '../../facts/rows';
import type { Asked } from './askedOf';
import { pathsAsked } from './pathsAsked';
import { runsAsked } from './runsAsked';

/** Whether a reading would tell more of a repository's services than was known when they were last answered. */
export async function isMoreAsked(
  tx: Knex,
  repository: Pick<RepositoryRow, 'id' | 'default_branch'>,
  asked: Asked,
): Promise<boolean> {
  const runs = await runsAsked(tx, repository, asked);
  if (runs.length > 0) return true;
  const paths = await pathsAsked(tx, repository.id, asked);
  return paths.length > 0;
}
