import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { DeliveryRow } from './DeliveryRow';

/** In a statement: whoever stores or applies deliveries waits no longer than for these. */
const portion = 500;

/**
 * Drops deliveries that were applied or set aside before an instant, in portions. What waits stays, and what is parked
 * stays until somebody decides. Answers how many went.
 */
export async function dropOldDeliveries(options: {
  knex: Knex;
  before: Instant;
  signal?: AbortSignal;
}): Promise<number> {
  const { knex, before, signal } = options;
  let dropped = 0;
  for (const state of ['applied', 'set-aside'] as const) {
    for (;;) {
      if (signal?.aborted) return dropped;
      const old = knex<DeliveryRow>('deliveries')
        .where({ state })
        // What was received earlier is found by its index; one that was parked in between is kept longer.
        .where('received_at', '<', before)
        .where('applied_at', '<', before)
        .orderBy('received_at')
        .limit(portion)
        .select('source', 'hook', 'id');
      const went = await knex<DeliveryRow>('deliveries')
        .whereIn(['source', 'hook', 'id'], old)
        .where({ state })
        .delete();
      dropped += went;
      if (went < portion) break;
    }
  }
  return dropped;
}
