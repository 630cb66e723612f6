import { useApi } from '@backstage/core-plugin-api';
import type { ServiceChecklists } from '@mainline/backstage-plugin-onboarding-common';
import { onboardingApiRef, useOnboardingData } from '../../api';

/** How a service stands with every checklist. */
export function useServiceChecklists(entityRef: string) {
  const onboarding = useApi(onboardingApiRef);
  const read = useOnboardingData<ServiceChecklists>(
    ['onboarding:service', entityRef],
    () => onboarding.getServiceChecklists(entityRef),
    { keepPrevious: false, about: entityRef },
  );
  return { ...read, isUnlisted: !read.data && statusOf(read.error) === 404 };
}

function statusOf(error: Error | undefined): unknown {
  return error && Reflect.get(error, 'statusCode');
}
