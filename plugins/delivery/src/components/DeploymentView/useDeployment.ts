import { useApi } from '@backstage/core-plugin-api';
import { isEnded } from '@mainline/backstage-plugin-delivery-common';
import { deliveryApiRef, useDeliveryData } from '../../api';

/** One deployment with its events and its run, read often until it has ended. */
export function useDeployment(id: string) {
  const delivery = useApi(deliveryApiRef);
  return useDeliveryData(
    ['delivery:deployment', id],
    () => delivery.getDeployment(id),
    {
      keepPrevious: false,
      about: ({ deployment }) => deployment.service,
      isIncomplete: ({ deployment }) => !isEnded(deployment),
    },
  );
}
