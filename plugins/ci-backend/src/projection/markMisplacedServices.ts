import type { Knex } from 'knex';
import { inLockOrder } from '../facts/lockRepositories';

/**
 * Marks repositories whose services were not computed from them: a service new, or mapped or found elsewhere since.
 * That makes good, too, what two replicas that computed at the same moment did to each other.
 */
export async function markMisplacedServices(knex: Knex): Promise<void> {
  const misplaced = knex('repositories')
    .where('health_version', '>=', 0)
    .whereIn(
      'id',
      knex('services')
        .join('repository_locators', join =>
          join
            .on('repository_locators.host', 'services.host')
            .andOn('repository_locators.slug_key', 'services.slug_key'),
        )
        .leftJoin(
          'service_health',
          'service_health.entity_ref',
          'services.entity_ref',
        )
        .whereNotNull('repository_locators.repository_id')
        .where(where =>
          where
            .whereNull('service_health.repository_id')
            .orWhereRaw(
              'service_health.repository_id <> repository_locators.repository_id',
            ),
        )
        .select('repository_locators.repository_id'),
    )
    .select('id');
  await knex('repositories')
    .whereIn('id', inLockOrder(knex, misplaced))
    .update({ health_version: -1 });
}
