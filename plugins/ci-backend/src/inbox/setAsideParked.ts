import { NotFoundError } from '@backstage/errors';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { DeliveryKey, DeliveryRow } from './DeliveryRow';

/**
 * Decides that a parked delivery is not to be applied. Throws `NotFoundError` where none of that key is parked.
 *
 * @param reason - the operator's sentence, kept instead of why it was parked
 */
export async function setAsideParked(options: {
  knex: Knex;
  key: DeliveryKey;
  reason: string;
  at: Instant;
}): Promise<void> {
  const { knex, key, reason, at } = options;
  const { source, hook, id } = key;
  const decided = await knex<DeliveryRow>('deliveries')
    .where({ source, hook, id, state: 'parked' })
    .update({ state: 'set-aside', reason, applied_at: at });
  if (decided === 0) {
    throw new NotFoundError(
      `No delivery '${id}' of hook '${hook}' of ${source} is parked: it may have been retried or set aside by somebody else.`,
    );
  }
}
