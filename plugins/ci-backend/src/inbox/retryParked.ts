import type { Knex } from 'knex';
import { chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';

/** Three values each: SQLite takes 32,766 in a statement. */
const keysPerStatement = 500;

/**
 * Lets parked deliveries wait to be applied again, as if they had just come: with the next sweep they are. Answers how
 * many do; those that are not parked stay as they are.
 */
export async function retryParked(options: {
  knex: Knex;
  keys: DeliveryKey[] | 'all';
}): Promise<number> {
  const { knex, keys } = options;
  const retry = (query: Knex.QueryBuilder) =>
    query.where({ state: 'parked' }).update({ state: 'pending', tries: 0 });
  if (keys === 'all') return retry(knex<DeliveryRow>('deliveries'));
  let retried = 0;
  for (const chunk of chunksOf(keys, keysPerStatement)) {
    retried += await retry(
      knex<DeliveryRow>('deliveries').whereIn(
        ['source', 'hook', 'id'],
        chunk.map(({ source, hook, id }) => [source, hook, id]),
      ),
    );
  }
  return retried;
}
