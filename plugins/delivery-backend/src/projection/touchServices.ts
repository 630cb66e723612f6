import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';

/**
 * What a page of ci's feed says of services: everything about these repositories changed, and these services.
 *
 * A service whose repository is not known yet may be of one of them: it is computed again, too, where a repository came up
 * that no service is known to have.
 */
export async function touchServices(
  tx: Knex.Transaction,
  changed: { repositoryIds: string[]; entityRefs: string[] },
): Promise<void> {
  const { repositoryIds, entityRefs } = changed;
  if (repositoryIds.length + entityRefs.length === 0) return;
  const known: Array<{ repository_id: string }> = await tx('services')
    .whereIn('repository_id', repositoryIds)
    .distinct('repository_id');
  const isNew = known.length < new Set(repositoryIds).size;
  await raise(tx, query =>
    query.where(where => {
      where
        .whereIn('repository_id', repositoryIds)
        .orWhereIn('entity_ref', entityRefs);
      if (isNew) where.orWhere({ listed: true, repository_id: null });
    }),
  );
}

/** What all computed rows rest on changed. */
export async function touchAllServices(tx: Knex.Transaction): Promise<void> {
  await raise(tx, query => query);
}

async function raise(
  tx: Knex.Transaction,
  which: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<void> {
  if (isPostgres(tx)) {
    // Rows are locked in one order, so that two that raise many at once never wait for each other in a circle.
    await which(tx('services'))
      .orderBy('entity_ref')
      .forUpdate()
      .select('entity_ref');
  }
  await which(tx('services')).update({
    facts_version: tx.raw('facts_version + 1'),
  });
}
