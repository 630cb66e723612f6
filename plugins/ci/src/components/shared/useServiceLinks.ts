import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { entityTabPath } from '../../routes';

/**
 * Links from any page to a service's tab and its runs. A tab has no route of its own outside of its entity's page, so
 * its path is appended: a portal that moves the tab must keep `/ci`.
 */
export function useServiceLinks() {
  const entityRoute = useRouteRef(entityRouteRef);
  return useMemo(() => {
    const tab = (entityRef: string) =>
      `${entityRoute(parseEntityRef(entityRef))}${entityTabPath}`;
    return {
      tab,
      run: (entityRef: string, run: { runId: string; attempt?: number }) =>
        `${tab(entityRef)}/runs/${encodeURIComponent(run.runId)}${
          run.attempt ? `?attempt=${run.attempt}` : ''
        }`,
      selfCheck: (entityRef: string) => `${tab(entityRef)}/self-check`,
      entity: (entityRef: string) => entityRoute(parseEntityRef(entityRef)),
    };
  }, [entityRoute]);
}
