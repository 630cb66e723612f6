import type { Knex } from 'knex';
import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
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
  const waiting = tx('deliveries')
    .where({ state: 'pending', tries: 0 })
    .orderBy('received_at')
    .limit(limit)
    .select(
      'source',
      'hook',
      'id',
      'received_at',
      // Known without unpacking the payload.
      tx.raw('octet_length(payload) as bytes'),
    );
  const measured = tx('waiting').select(
    'source',
    'hook',
    'id',
    'bytes',
    tx.raw(
      'sum(bytes) over (order by received_at, source, hook, id) as bytes_up_to',
    ),
    tx.raw('count(*) over () as waiting'),
  );
  const rows: Array<DeliveryRow & { waiting: number | string }> = await tx
    .with(
      'waiting',
      isPostgres(tx) ? waiting.forUpdate().skipLocked() : waiting,
    )
    .with('measured', measured)
    .from('deliveries')
    .innerJoin('measured', {
      'measured.source': 'deliveries.source',
      'measured.hook': 'deliveries.hook',
      'measured.id': 'deliveries.id',
    })
    // The first one in any case.
    .whereRaw('(bytes_up_to <= ? or bytes_up_to = bytes)', [maxBytes])
    .select('deliveries.*', 'measured.waiting');
  const found = Number(rows[0]?.waiting ?? 0);
  return {
    deliveries: rows.map(({ waiting: _, ...delivery }) => delivery),
    more: found === limit || rows.length < found,
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
