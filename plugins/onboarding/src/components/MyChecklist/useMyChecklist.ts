import { useApi } from '@backstage/core-plugin-api';
import type {
  Checklist,
  ProgressPage,
} from '@mainline/backstage-plugin-onboarding-common';
import { useOwnership } from '@mainline/backstage-plugin-mainline-react';
import { getProgressOf, onboardingApiRef, useOnboardingData } from '../../api';

/** The services of the reader's teams that have something open. */
export function useMyChecklist(services: number) {
  const onboarding = useApi(onboardingApiRef);
  const { refs, error: unknown } = useOwnership();
  const read = useOnboardingData<ProgressPage & { checklists: Checklist[] }>(
    refs ? ['onboarding:mine', JSON.stringify([refs, services])] : undefined,
    async () => {
      const [{ checklists }, page] = await Promise.all([
        onboarding.getChecklists(),
        getProgressOf(onboarding, refs ?? [], { open: true, limit: services }),
      ]);
      return { ...page, checklists };
    },
  );
  return { ...read, error: read.error ?? unknown };
}
