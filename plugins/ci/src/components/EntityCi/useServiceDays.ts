import { useApi } from '@backstage/core-plugin-api';
import { useLiveData } from '@mainline/backstage-plugin-mainline-react';
import type { ServiceDay } from '@mainline/backstage-plugin-ci-common';
import { ciApiRef } from '../../api';

/** The days of a service, oldest first; none until they are read. Without them figures stand alone. */
export function useServiceDays(entityRef: string): ServiceDay[] {
  const ci = useApi(ciApiRef);
  const { data } = useLiveData(
    ['ci:days', entityRef],
    () => ci.getServiceDays(entityRef),
    { keepPrevious: false, about: entityRef },
  );
  return data?.items ?? [];
}
