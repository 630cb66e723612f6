import type { Instant } from '@mainline/backstage-plugin-ci-common';

/** `set-aside`: it says nothing to us. `parked`: it could not be applied, a person should look. */
export type DeliveryState = 'pending' | 'applied' | 'set-aside' | 'parked';

/** Source, hook and id: the same on redelivery. */
export interface DeliveryKey {
  source: string;
  hook: string;
  id: string;
}

/** One delivery in the table `deliveries`. */
export interface DeliveryRow extends DeliveryKey {
  event: string;
  /** JSON */
  payload: string;
  received_at: Instant;
  state: DeliveryState;
  reason: string | null;
  tries: number;
  applied_at: Instant | null;
}
