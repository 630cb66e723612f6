import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { DeploymentOrder } from '@mainline/backstage-plugin-delivery-common';
import { deliveryApiRef, useDeliveryData } from '../../api';

/** Letters come faster than that; a choice from a list waits no longer than one notices. */
const rest = 250;

/**
 * What an order would do, asked once the reader rests. An answer to an earlier order never takes the place of a later
 * one's: it stays on screen, as old, until the new one is here.
 */
export function useExplanation(order: DeploymentOrder | undefined) {
  const delivery = useApi(deliveryApiRef);
  const asked = useRested(order && JSON.stringify(order), rest);
  const result = useDeliveryData(
    asked ? ['delivery:explanation', asked] : undefined,
    async () => {
      const about = JSON.parse(asked ?? '') as DeploymentOrder;
      return { asked, explanation: await delivery.explain(about) };
    },
    { about: order?.service },
  );
  const isCurrent =
    order !== undefined && result.data?.asked === JSON.stringify(order);
  return {
    explanation: result.data?.explanation,
    /** Whether it is about the present order. */
    isCurrent,
    error: result.error,
    retry: result.retry,
  };
}

/** The value, as soon as it has not changed for so long. The first one at once. */
function useRested<T>(value: T, ms: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}
