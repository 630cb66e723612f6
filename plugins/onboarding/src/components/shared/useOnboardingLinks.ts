import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { entityTabPath, rootRouteRef } from '../../routes';

/** Links between the pages of onboarding. */
export function useOnboardingLinks() {
  const entityRoute = useRouteRef(entityRouteRef);
  const rootRoute = useRouteRef(rootRouteRef);
  return useMemo(
    () => ({
      page: (options: { mine?: boolean } = {}) =>
        `${rootRoute()}${options.mine ? '?mine=true' : ''}`,
      /** The whole checklist of a service; `item` is where to scroll to. */
      tab: (service: string, item?: string) =>
        `${entityRoute(parseEntityRef(service))}${entityTabPath}${
          item ? `#${encodeURIComponent(item)}` : ''
        }`,
    }),
    [entityRoute, rootRoute],
  );
}
