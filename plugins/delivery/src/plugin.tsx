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
import { DeliveryClient } from '@mainline/backstage-plugin-delivery-common';
import { serviceEntityFilter } from '@mainline/backstage-plugin-mainline-react';
import { RiRocketLine } from '@remixicon/react';
import { deliveryApiRef } from './api';
import { homeWidgets } from './homeWidgets';
import { entityDeliveryRouteRef, entityTabPath, rootRouteRef } from './routes';
import { searchResults } from './searchResults';

const api = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: deliveryApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new DeliveryClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/delivery',
    routeRef: rootRouteRef,
    // It draws its own, with a title in the reader's language.
    noHeader: true,
    loader: () =>
      import('./components/DeliveryPages').then(m => (
        <m.DeliveryPagesInLayout />
      )),
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: entityTabPath,
    title: 'Delivery',
    group: 'deployment',
    icon: <RiRocketLine />,
    routeRef: entityDeliveryRouteRef,
    filter: serviceEntityFilter,
    loader: () =>
      import('./components/EntityDelivery').then(m => (
        <m.EntityDeliveryContent />
      )),
  },
});

const entityCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: serviceEntityFilter,
    loader: () =>
      import('./components/EntityDeliveryCard').then(m => (
        <m.EntityDeliveryCard />
      )),
  },
});

/**
 * Delivery: the matrix of services and environments at `/delivery`, a deployment's page below it, and the tab "Delivery"
 * of an entity with its candidates, its deployments and the deploy dialog, and a card on its overview.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'delivery',
  title: 'Delivery',
  icon: <RiRocketLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entity: entityDeliveryRouteRef },
  extensions: [
    api,
    page,
    entityContent,
    entityCard,
    ...homeWidgets,
    ...searchResults,
  ],
});
