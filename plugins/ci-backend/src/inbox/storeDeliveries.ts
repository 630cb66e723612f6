import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';

/** A delivery as it was taken at the door, or came otherwise from its source. */
export interface ReceivedDelivery extends DeliveryKey {
  event: string;
  /** JSON, as it came. */
  payload: string;
  receivedAt: Instant;
}

/**
 * Keeps deliveries until they are applied, all or none, in one statement. One that came before is kept once; answers
 * which were new.
 */
export async function storeDeliveries(options: {
  knex: Knex;
  deliveries: ReceivedDelivery[];
}): Promise<(key: DeliveryKey) => boolean> {
  const { knex, deliveries } = options;
  const stored: DeliveryKey[] = await knex<DeliveryRow>('deliveries')
    .insert(
      deliveries.map(({ source, hook, id, event, payload, receivedAt }) => ({
        source,
        hook,
        id,
        event,
        payload,
        received_at: receivedAt,
        state: 'pending',
        tries: 0,
      })),
    )
    .onConflict(['source', 'hook', 'id'])
    .ignore()
    .returning(['source', 'hook', 'id']);
  const isNew = new Set(stored.map(textOf));
  return key => isNew.has(textOf(key));
}

function textOf({ source, hook, id }: DeliveryKey): string {
  return [source, hook, id].join(' ');
}
