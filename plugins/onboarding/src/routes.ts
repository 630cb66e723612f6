import { createRouteRef } from '@backstage/core-plugin-api';

/** `/onboarding` */
export const rootRouteRef = createRouteRef({ id: 'onboarding' });

/** The tab of an entity. */
export const entityOnboardingRouteRef = createRouteRef({
  id: 'onboarding-entity',
});

/** Where the tab lies below its entity's page. */
export const entityTabPath = '/onboarding';
