import { useRouteRef } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { ciOperationsReadPermission } from '@mainline/backstage-plugin-ci-common';
import { operationsRouteRef } from '../../routes';

/** Where the page for those who run the portal is; undefined for everybody else. */
export function useOperationsHref(): string | undefined {
  const path = useRouteRef(operationsRouteRef);
  const { allowed } = usePermission({
    permission: ciOperationsReadPermission,
  });
  return allowed ? path() : undefined;
}
