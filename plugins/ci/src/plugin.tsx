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
import { CiClient } from '@mainline/backstage-plugin-ci-common';
import { serviceEntityFilter } from '@mainline/backstage-plugin-mainline-react';
import { RiPulseLine } from '@remixicon/react';
import { ciApiRef } from './api';
import { homeWidgets } from './homeWidgets';
import { entityCiRouteRef, entityTabPath, rootRouteRef } from './routes';
import { searchResults } from './searchResults';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: ciApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CiClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/ci',
    routeRef: rootRouteRef,
    // It draws its own, with a title in the reader's language.
    noHeader: true,
    loader: () =>
      import('./components/CiPages').then(m => <m.CiPagesInLayout />),
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: entityTabPath,
    title: 'CI',
    group: 'development',
    icon: <RiPulseLine />,
    routeRef: entityCiRouteRef,
    filter: serviceEntityFilter,
    loader: () =>
      import('./components/EntityCi').then(m => <m.EntityCiContent />),
  },
});

const entityCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: serviceEntityFilter,
    loader: () =>
      import('./components/EntityCiCard').then(m => <m.EntityCiCard />),
  },
});

/**
 * CI health of every service: the page `/ci` with the self-check over teams at `/ci/self-check` what was collected at `/ci/data` and how collecting stands at `/ci/operations`, the tab "CI" of an entity, and a card on its overview.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'ci',
  title: 'CI health',
  icon: <RiPulseLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entity: entityCiRouteRef },
  extensions: [
    api,
    page,
    entityContent,
    entityCard,
    ...homeWidgets,
    ...searchResults,
  ],
});
