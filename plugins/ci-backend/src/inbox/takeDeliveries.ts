import type { Knex } from 'knex';
import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import { rowsByKey } from '../facts';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';

/** So much is held in memory at once, unless one delivery alone is larger. */
const maxBytes = 16 * 1024 * 1024;

/**
 * The oldest deliveries that wait and were not tried yet, locked until the transaction ends. Other replicas pass over
 * them; on SQLite there are none.
 */
export async function takeDeliveries(options: {
  tx: Knex.Transaction;
  limit: number;
}): Promise<{ deliveries: DeliveryRow[]; more: boolean }> {
  const { tx, limit } = options;
  const query = tx('deliveries')
    .where({ state: 'pending', tries: 0 })
    .orderBy('received_at')
    .limit(limit)
    // Its length is known without unpacking the payload.
    .select<Array<DeliveryKey & { bytes: number }>>(
      'source',
      'hook',
      'id',
      tx.raw('octet_length(payload) as bytes'),
    );
  const waiting = await (isPostgres(tx)
    ? query.forUpdate().skipLocked()
    : query);
  let bytes = 0;
  const keys = waiting.filter(({ bytes: size }, index) => {
    bytes += size;
    return index === 0 || bytes <= maxBytes;
  });
  return {
    deliveries: await rowsByKey<DeliveryRow>({
      tx,
      table: 'deliveries',
      columns: ['source', 'hook', 'id'],
      keys: keys.map(({ source, hook, id }) => [source, hook, id]),
    }),
    more: waiting.length === limit || keys.length < waiting.length,
  };
}

/** One delivery that waits, locked; undefined where it was done with, or another replica has it. */
export async function takeDelivery(options: {
  tx: Knex.Transaction;
  key: DeliveryKey;
}): Promise<DeliveryRow | undefined> {
  const { tx, key } = options;
  const query = tx<DeliveryRow>('deliveries')
    .where({ source: key.source, hook: key.hook, id: key.id })
    .where({ state: 'pending' })
    .select();
  const [row] = await (isPostgres(tx) ? query.forUpdate().skipLocked() : query);
  return row;
}
