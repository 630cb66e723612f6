import type { DeliveryTarget } from '@mainline/backstage-plugin-delivery-common';

/** Who owns it, and what kind the environment is, is what policies look at. */
export function isSameTarget(
  decided: DeliveryTarget | undefined,
  ready: DeliveryTarget,
): boolean {
  return (
    decided?.kind === ready.kind &&
    decided.owners.join() === ready.owners.join()
  );
}
