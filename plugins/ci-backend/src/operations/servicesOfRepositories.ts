import {
  whereVisible,
  type Visibility,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { lookedFor, trackedId } from './trackedRepositories';

/** Entity refs of the visible services of each repository, in order. */
export async function servicesOfRepositories(
  knex: Knex,
  options: { ids: string[]; visible: Visibility },
): Promise<Map<string, string[]>> {
  const { ids, visible } = options;
  if (ids.length === 0) return new Map();
  const query = lookedFor(knex)
    .join('services', join =>
      join
        .on('services.host', 'repository_locators.host')
        .andOn('services.slug_key', 'repository_locators.slug_key'),
    )
    .whereRaw(`${trackedId} in (${ids.map(() => '?').join(', ')})`, ids)
    .orderBy('services.entity_ref')
    .select('services.entity_ref', knex.raw(`${trackedId} as id`));
  whereVisible(query, knex, 'services.entity_ref', visible);
  const rows: Array<{ id: string; entity_ref: string }> = await query;

  const services = new Map<string, string[]>();
  for (const { id, entity_ref } of rows) {
    services.set(id, [...(services.get(id) ?? []), entity_ref]);
  }
  return services;
}
