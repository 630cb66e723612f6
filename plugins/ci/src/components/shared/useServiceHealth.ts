import { useApi } from '@backstage/core-plugin-api';
import { useLiveData } from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';

/** Health of one service; the tab and the card share what was read. */
export function useServiceHealth(entityRef: string) {
  const ci = useApi(ciApiRef);
  return useLiveData(
    ['ci:service', entityRef],
    () => ci.getService(entityRef),
    {
      keepPrevious: false,
      about: entityRef,
      isIncomplete: ({ state, completeUpTo, sourceError }) =>
        state !== 'unmapped' && !completeUpTo && !sourceError,
    },
  );
}
