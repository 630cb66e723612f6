import type {
  DeliveriesQuery,
  OpenDelivery,
  Page,
} from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import {
  decodeCursor,
  encodeCursor,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { DeliveryRow } from '../inbox';
import { openDelivery } from './openDelivery';

const defaultLimit = 30;

const placeSchema = z.object({
  state: z.string(),
  at: z.string(),
  source: z.string(),
  hook: z.string(),
  id: z.string(),
});

/** Deliveries that were not applied, newest first. */
export async function listDeliveries(options: {
  knex: Knex;
  sources: CiSource[];
  query: DeliveriesQuery;
}): Promise<Page<OpenDelivery>> {
  const { knex, sources, query } = options;
  const { state = 'parked', limit = defaultLimit } = query;
  const found = () => knex<DeliveryRow>('deliveries').where({ state });
  const page = found()
    .orderBy(
      ['received_at', 'source', 'hook', 'id'].map(column => ({
        column,
        order: 'desc',
      })),
    )
    .limit(limit + 1)
    .select();
  if (query.cursor) {
    const place = decodeCursor(
      query.cursor,
      placeSchema.refine(each => each.state === state),
    );
    page.whereRaw('(received_at, source, hook, id) < (?, ?, ?, ?)', [
      place.at,
      place.source,
      place.hook,
      place.id,
    ]);
  }
  const rows: DeliveryRow[] = await page;
  const items = rows.slice(0, limit);
  const [{ count }] = await found().count({ count: '*' });
  const last = items[items.length - 1];
  return {
    items: items.map(row => openDelivery(row, sources)),
    totalItems: Number(count),
    nextCursor:
      rows.length > limit
        ? encodeCursor({
            state,
            at: last.received_at,
            source: last.source,
            hook: last.hook,
            id: last.id,
          })
        : undefined,
  };
}
