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
import { DeliveryClient } from '@mainline/backstage-plugin-delivery-common';
import { deliveryApiRef } from './api';
import { entityDeliveryRouteRef, rootRouteRef } from './routes';

export { deliveryApiRef } from './api';
export { isDeliveryAvailable } from './isDeliveryAvailable';
export { deliveryTranslationRef, deliveryTranslations } from './translation';

/** @public */
export const deliveryPlugin = createPlugin({
  id: 'delivery',
  routes: { root: rootRouteRef, entity: entityDeliveryRouteRef },
  apis: [
    createApiFactory({
      api: deliveryApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new DeliveryClient(deps),
    }),
  ],
});

/**
 * `<Route path="/delivery" element={<DeliveryPage />} />`
 *
 * @public
 */
export const DeliveryPage = deliveryPlugin.provide(
  createRoutableExtension({
    name: 'DeliveryPage',
    component: () =>
      import('./components/DeliveryPages').then(m => m.DeliveryPagesWithHeader),
    mountPoint: rootRouteRef,
  }),
);

/**
 * `<EntityLayout.Route path="/delivery" title="Delivery" if={isDeliveryAvailable}><EntityDeliveryContent /></EntityLayout.Route>`
 *
 * @public
 */
export const EntityDeliveryContent = deliveryPlugin.provide(
  createRoutableExtension({
    name: 'EntityDeliveryContent',
    component: () =>
      import('./components/EntityDelivery').then(m => m.EntityDeliveryContent),
    mountPoint: entityDeliveryRouteRef,
  }),
);

/** @public */
export const EntityDeliveryCard = deliveryPlugin.provide(
  createComponentExtension({
    name: 'EntityDeliveryCard',
    component: {
      lazy: () =>
        import('./components/EntityDeliveryCard').then(
          m => m.EntityDeliveryCard,
        ),
    },
  }),
);
