import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { Deployment } from '@mainline/backstage-plugin-delivery-common';
import {
  ciTabPath,
  deploymentRouteRef,
  entityTabPath,
  rootRouteRef,
} from '../../routes';

/** Links between the pages of delivery, and to a run on the tab of the ci plugin. */
export function useDeliveryLinks() {
  const entityRoute = useRouteRef(entityRouteRef);
  const rootRoute = useRouteRef(rootRouteRef);
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  return useMemo(() => {
    const entity = (ref: string) => entityRoute(parseEntityRef(ref));
    const run = (
      service: string,
      of: { id: string; attempt?: number },
      jobId?: string,
    ) => {
      const query = new URLSearchParams();
      if (of.attempt) query.set('attempt', String(of.attempt));
      if (jobId) query.set('job', jobId);
      const search = query.size > 0 ? `?${query}` : '';
      return `${entity(service)}${ciTabPath}/runs/${encodeURIComponent(
        of.id,
      )}${search}`;
    };
    return {
      matrix: () => rootRoute(),
      tab: (service: string) => `${entity(service)}${entityTabPath}`,
      deployment: (id: string) =>
        deploymentRoute({ id: encodeURIComponent(id) }),
      run,
      /** The run of a deployment: on the CI tab where ci knows it, else at its source. */
      runOf: (deployment: Deployment): string | undefined =>
        deployment.run
          ? run(deployment.service, deployment.run)
          : deployment.url,
    };
  }, [entityRoute, rootRoute, deploymentRoute]);
}
