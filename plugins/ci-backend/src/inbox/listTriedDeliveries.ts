import type { Knex } from 'knex';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';

/** Those that wait though they were tried, oldest first. */
export async function listTriedDeliveries(options: {
  knex: Knex;
  limit: number;
}): Promise<DeliveryKey[]> {
  return options
    .knex<DeliveryRow>('deliveries')
    .where({ state: 'pending' })
    .where('tries', '>', 0)
    .orderBy('received_at')
    .limit(options.limit)
    .select('source', 'hook', 'id');
}
