import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';

/** Keeps a delivery until it is applied. One that came before is kept once; answers whether this one was new. */
export async function storeDelivery(options: {
  knex: Knex;
  delivery: DeliveryKey & { event: string; payload: unknown };
  receivedAt: Instant;
}): Promise<boolean> {
  const { knex, delivery, receivedAt } = options;
  const key = {
    source: delivery.source,
    hook: delivery.hook,
    id: delivery.id,
  };
  const before = await knex<DeliveryRow>('deliveries').where(key).first('id');
  if (before) return false;
  await knex<DeliveryRow>('deliveries')
    .insert({
      ...key,
      event: delivery.event,
      payload: JSON.stringify(delivery.payload ?? null),
      received_at: receivedAt,
      state: 'pending',
      tries: 0,
    })
    .onConflict(['source', 'hook', 'id'])
    .ignore();
  return true;
}
