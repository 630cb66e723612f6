import type { Knex } from 'knex';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import { whereVisible } from '@mainline/backstage-plugin-mainline-node';

/** Ids of the repositories that a visible service is mapped to, as a subquery. */
export function visibleRepositories(
  knex: Knex,
  visible: Visibility,
): Knex.QueryBuilder {
  const query = knex('services')
    .join('repository_locators', join =>
      join
        .on('repository_locators.host', 'services.host')
        .andOn('repository_locators.slug_key', 'services.slug_key'),
    )
    .whereNotNull('repository_locators.repository_id')
    .select('repository_locators.repository_id');
  whereVisible(query, knex, 'services.entity_ref', visible);
  return query;
}
