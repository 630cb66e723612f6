import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { DeliveryKey, DeliveryRow, DeliveryState } from './DeliveryRow';

/** A delivery as an operator sees it. */
export interface StoredDelivery extends DeliveryKey {
  event: string;
  receivedAt: Instant;
  state: DeliveryState;
  /** Why it is parked or was set aside, or why the last try failed: a sentence. */
  reason?: string;
  /** How often it was tried, and failed. */
  tries: number;
  /** When it was applied or set aside. */
  appliedAt?: Instant;
}

export function rowToDelivery(
  row: Omit<DeliveryRow, 'payload'>,
): StoredDelivery {
  const { source, hook, id, event, state, tries } = row;
  return {
    source,
    hook,
    id,
    event,
    receivedAt: row.received_at,
    state,
    tries,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.applied_at === null ? {} : { appliedAt: row.applied_at }),
  };
}
