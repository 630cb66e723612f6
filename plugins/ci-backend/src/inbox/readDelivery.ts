import type { Knex } from 'knex';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';
import { rowToDelivery, type StoredDelivery } from './StoredDelivery';

/** One delivery with what it carried, as JSON text; undefined where there is none, or no longer. */
export async function readDelivery(options: {
  knex: Knex;
  key: DeliveryKey;
}): Promise<(StoredDelivery & { payload: string }) | undefined> {
  const { source, hook, id } = options.key;
  const row = await options
    .knex<DeliveryRow>('deliveries')
    .where({ source, hook, id })
    .first();
  return row && { ...rowToDelivery(row), payload: row.payload };
}
