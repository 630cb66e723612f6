/**
 * The same pages for portals on the older frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { OnboardingClient } from '@mainline/backstage-plugin-onboarding-common';
import { onboardingApiRef } from './api';
import { entityOnboardingRouteRef, rootRouteRef } from './routes';

export { onboardingApiRef } from './api';
export { isOnboardingAvailable } from './isOnboardingAvailable';
export {
  onboardingTranslationRef,
  onboardingTranslations,
} from './translation';

/** @public */
export const onboardingPlugin = createPlugin({
  id: 'onboarding',
  routes: { root: rootRouteRef, entity: entityOnboardingRouteRef },
  apis: [
    createApiFactory({
      api: onboardingApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new OnboardingClient(deps),
    }),
  ],
});

/**
 * `<Route path="/onboarding" element={<OnboardingPage />} />`
 *
 * @public
 */
export const OnboardingPage = onboardingPlugin.provide(
  createRoutableExtension({
    name: 'OnboardingPage',
    component: () =>
      import('./components/OnboardingPage').then(
        m => m.OnboardingPageWithHeader,
      ),
    mountPoint: rootRouteRef,
  }),
);

/**
 * `<EntityLayout.Route path="/onboarding" title="Onboarding" if={isOnboardingAvailable}><EntityOnboardingContent /></EntityLayout.Route>`
 *
 * @public
 */
export const EntityOnboardingContent = onboardingPlugin.provide(
  createRoutableExtension({
    name: 'EntityOnboardingContent',
    component: () =>
      import('./components/EntityOnboarding').then(
        m => m.EntityOnboardingContent,
      ),
    mountPoint: entityOnboardingRouteRef,
  }),
);

/** @public */
export const EntityOnboardingCard = onboardingPlugin.provide(
  createComponentExtension({
    name: 'EntityOnboardingCard',
    component: {
      lazy: () =>
        import('./components/EntityOnboardingCard').then(
          m => m.EntityOnboardingCard,
        ),
    },
  }),
);
