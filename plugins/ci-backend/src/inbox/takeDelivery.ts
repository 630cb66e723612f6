import type { Knex } from 'knex';
import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';

/**
 * The oldest delivery that waits, locked until the transaction ends. Other replicas pass over it; on SQLite there are
 * none. `except` are those that failed a moment ago.
 */
export async function takeDelivery(options: {
  tx: Knex.Transaction;
  except: DeliveryKey[];
}): Promise<DeliveryRow | undefined> {
  const { tx, except } = options;
  const query = tx<DeliveryRow>('deliveries')
    .where({ state: 'pending' })
    .orderBy('received_at')
    .limit(1)
    .select();
  for (const { source, hook, id } of except) {
    query.whereNot(failed => failed.where({ source, hook, id }));
  }
  const [row] = await (isPostgres(tx) ? query.forUpdate().skipLocked() : query);
  return row;
}
