import { createApiRef } from '@backstage/frontend-plugin-api';
import type { OnboardingApi } from '@mainline/backstage-plugin-onboarding-common';

/**
 * The onboarding backend, as the pages reach it.
 *
 * @public
 */
export const onboardingApiRef = createApiRef<OnboardingApi>().with({
  id: 'plugin.onboarding.service',
  pluginId: 'onboarding',
});
