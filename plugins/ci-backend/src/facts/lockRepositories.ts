import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import type { ChangedRepository } from './changedFrom';
import type { RepositoryRow } from './rows';

/**
 * Locks the rows of repositories until the transaction ends, in the order of their ids: two that lock several at once
 * wait for each other in one direction only. Throws `NotFoundError` where one is not stored.
 */
export async function lockRepositories(options: {
  tx: Knex.Transaction;
  repositoryIds: string[];
}): Promise<ChangedRepository[]> {
  const { tx, repositoryIds } = options;
  const query = tx<RepositoryRow>('repositories')
    .whereIn('id', repositoryIds)
    .orderBy('id')
    .select('id', 'default_branch', 'changed_from');
  const rows: ChangedRepository[] = await (isPostgres(tx)
    ? query.forUpdate()
    : query);
  const stored = new Set(rows.map(({ id }) => id));
  const missing = repositoryIds.find(id => !stored.has(id));
  if (missing !== undefined) {
    throw new NotFoundError(
      `No repository '${missing}' is stored: facts can be kept only of a repository that a service maps to.`,
    );
  }
  return rows;
}

/**
 * Ids of repositories, whose rows are locked in the order of {@link lockRepositories} as they are selected: for an update of many,
 * which would lock them in whatever order it finds them.
 *
 * @param ids - a query that selects `id` of `repositories`
 */
export function inLockOrder(
  knex: Knex,
  ids: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return isPostgres(knex) ? ids.orderBy('id').forUpdate() : ids;
}
