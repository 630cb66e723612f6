import { chunksOf, transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { DeliveryRow } from '../inbox';
import type { DeliveriesToRetry } from './Operations';

/** Has deliveries applied again as if they had just come; answers how many wait now because of it. */
export async function retryDeliveries(options: {
  knex: Knex;
  which: DeliveriesToRetry;
}): Promise<{ retried: number }> {
  const { knex, which } = options;
  const again = {
    state: 'pending',
    reason: null,
    tries: 0,
    applied_at: null,
  } as const;
  return transact(knex, async tx => {
    if ('all' in which) {
      const retried = await tx<DeliveryRow>('deliveries')
        .where({ state: which.all })
        .update(again);
      return { retried };
    }
    let retried = 0;
    for (const keys of chunksOf(which.keys, 100)) {
      retried += await tx<DeliveryRow>('deliveries')
        .whereIn('state', ['parked', 'set-aside'])
        .whereIn(
          ['source', 'hook', 'id'],
          keys.map(({ source, hook, id }) => [source, hook, id]),
        )
        .update(again);
    }
    return { retried };
  });
}
