import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { serviceEntityFilter } from '@mainline/backstage-plugin-mainline-react';
import { OnboardingClient } from '@mainline/backstage-plugin-onboarding-common';
import { RiListCheck3 } from '@remixicon/react';
import { onboardingApiRef } from './api';
import { homeWidgets } from './homeWidgets';
import {
  entityOnboardingRouteRef,
  entityTabPath,
  rootRouteRef,
} from './routes';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: onboardingApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new OnboardingClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/onboarding',
    routeRef: rootRouteRef,
    // It draws its own, with a title in the reader's language.
    noHeader: true,
    loader: () =>
      import('./components/OnboardingPage').then(m => (
        <m.OnboardingPageInLayout />
      )),
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: entityTabPath,
    title: 'Onboarding',
    group: 'development',
    icon: <RiListCheck3 />,
    routeRef: entityOnboardingRouteRef,
    filter: serviceEntityFilter,
    loader: () =>
      import('./components/EntityOnboarding').then(m => (
        <m.EntityOnboardingContent />
      )),
  },
});

const entityCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: serviceEntityFilter,
    loader: () =>
      import('./components/EntityOnboardingCard').then(m => (
        <m.EntityOnboardingCard />
      )),
  },
});

/**
 * Onboarding: services with their progress at `/onboarding`, the tab "Onboarding" of an entity with its whole checklist, and a card
 * on its overview; what is open of mine on the Home page.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'onboarding',
  title: 'Onboarding',
  icon: <RiListCheck3 />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entity: entityOnboardingRouteRef },
  extensions: [api, page, entityContent, entityCard, ...homeWidgets],
});
