import type { Knex } from 'knex';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';

/** So often a delivery is tried before it is parked. */
export const maxTries = 5;

/** Counts a failed try, in a transaction of its own: that of the try was rolled back. */
export async function recordFailure(options: {
  tx: Knex.Transaction;
  key: DeliveryKey;
  reason: string;
}): Promise<{ parked: boolean }> {
  const { tx, key, reason } = options;
  await tx<DeliveryRow>('deliveries')
    .where({ ...key, state: 'pending' })
    .increment('tries', 1)
    .update({ reason });
  const parked = await tx<DeliveryRow>('deliveries')
    .where({ ...key, state: 'pending' })
    .where('tries', '>=', maxTries)
    .update({ state: 'parked' });
  return { parked: parked > 0 };
}
