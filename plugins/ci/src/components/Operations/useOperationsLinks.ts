import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  OpenDeliveryState,
  RepositoryTrouble,
} from '@mainline/backstage-plugin-ci-common';
import { operationsRouteRef } from '../../routes';

/** Where the page lists what a figure counts. */
export function useOperationsLinks() {
  const path = useRouteRef(operationsRouteRef)();
  return {
    deliveries: (state: OpenDeliveryState) => `${path}?deliveries=${state}`,
    repositories: (trouble: RepositoryTrouble) =>
      `${path}?repositories=${trouble}`,
  };
}
