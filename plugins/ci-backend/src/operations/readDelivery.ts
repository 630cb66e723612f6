import { NotFoundError } from '@backstage/errors';
import type {
  DeliveryDetails,
  DeliveryKey,
} from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import type { DeliveryRow } from '../inbox';
import { openDelivery } from './openDelivery';

/** One delivery, whatever became of it, with what it said. */
export async function readDelivery(options: {
  knex: Knex;
  sources: CiSource[];
  key: DeliveryKey;
}): Promise<DeliveryDetails> {
  const { knex, sources, key } = options;
  const row = await knex<DeliveryRow>('deliveries').where(key).first();
  if (!row) throw noSuchDelivery(key);
  return {
    ...openDelivery(row, sources),
    state: row.state,
    appliedAt:
      row.state === 'applied' ? row.applied_at ?? undefined : undefined,
    payload: JSON.parse(row.payload),
  };
}

export function noSuchDelivery({ source, hook, id }: DeliveryKey): Error {
  return new NotFoundError(
    `There is no delivery ${id} of the hook ${hook} of ${source}: it never came in, or is kept no longer.`,
  );
}
