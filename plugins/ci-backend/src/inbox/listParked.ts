import type { Page } from '@mainline/backstage-plugin-ci-common';
import {
  decodeCursor,
  encodeCursor,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { DeliveryRow } from './DeliveryRow';
import { rowToDelivery, type StoredDelivery } from './StoredDelivery';

const place = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/** In the order of the list, which goes on after these values of its last item. */
const order = ['received_at', 'source', 'hook', 'id'] as const;

/**
 * Parked deliveries without their payloads, oldest first.
 *
 * @param cursor - `nextCursor` of the page before; throws `InputError` where it is none
 */
export async function listParked(options: {
  knex: Knex;
  cursor?: string;
  limit: number;
}): Promise<Page<StoredDelivery>> {
  const { knex, cursor, limit } = options;
  const parked = () =>
    knex<DeliveryRow>('deliveries').where({ state: 'parked' });
  const query = parked()
    .orderBy([...order])
    .limit(limit + 1)
    .select(...order, 'event', 'state', 'reason', 'tries', 'applied_at');
  if (cursor !== undefined) {
    query.whereRaw(
      `(${order.join(', ')}) > (?, ?, ?, ?)`,
      decodeCursor(cursor, place),
    );
  }
  const [{ count }] = await parked().count({ count: '*' });
  const rows: Array<Omit<DeliveryRow, 'payload'>> = await query;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(rowToDelivery),
    totalItems: Number(count),
    ...(last && rows.length > limit
      ? { nextCursor: encodeCursor(order.map(column => last[column])) }
      : {}),
  };
}
