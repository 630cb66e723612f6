import { ConflictError } from '@backstage/errors';
import type {
  DeliveryKey,
  Instant,
} from '@mainline/backstage-plugin-ci-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { DeliveryRow } from '../inbox';
import { noSuchDelivery } from './readDelivery';

/** Takes a parked delivery off the list; its reason says from then on who did so, and why. */
export async function setDeliveryAside(options: {
  knex: Knex;
  key: DeliveryKey;
  reason: string;
  by: string;
  at: Instant;
}): Promise<void> {
  const { knex, key, reason, by, at } = options;
  await transact(knex, async tx => {
    const moved = await tx<DeliveryRow>('deliveries')
      .where({ ...key, state: 'parked' })
      .update({
        state: 'set-aside',
        reason: `${by}: ${reason}`,
        applied_at: at,
      });
    if (moved > 0) return;
    const row = await tx<DeliveryRow>('deliveries').where(key).first('state');
    if (!row) throw noSuchDelivery(key);
    throw new ConflictError(
      `Delivery ${key.id} is not parked but ${row.state}: only what is parked can be set aside.`,
    );
  });
}
