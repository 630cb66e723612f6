import { useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { DeploymentOrder } from '@mainline/backstage-plugin-delivery-common';
import { deliveryApiRef } from '../../api';
import { useIdempotencyKey } from '../DeploymentView';

/** Sends an order, with one key for it however often it is sent. */
export function useOrder(onRequested: (id: string) => void) {
  const delivery = useApi(deliveryApiRef);
  const keyOf = useIdempotencyKey();
  const going = useRef(false);
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState<{ order: string; error: Error }>();

  const send = async (order: DeploymentOrder) => {
    // A second press of the same button comes before React has drawn the first.
    if (going.current) return;
    going.current = true;
    setPending(true);
    setFailed(undefined);
    try {
      const { id } = await delivery.deploy(order, {
        idempotencyKey: keyOf(order),
      });
      onRequested(id);
    } catch (error) {
      setFailed({ order: JSON.stringify(order), error: error as Error });
    } finally {
      going.current = false;
      setPending(false);
    }
  };
  return {
    send,
    pending,
    /** Of this order; another one has not failed yet. */
    failureOf: (order: DeploymentOrder | undefined) =>
      failed?.order === JSON.stringify(order) ? failed?.error : undefined,
  };
}
