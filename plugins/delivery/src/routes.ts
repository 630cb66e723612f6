import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** `/delivery` */
export const rootRouteRef = createRouteRef({ id: 'delivery' });

/** One deployment, to be sent to somebody. */
export const deploymentRouteRef = createSubRouteRef({
  id: 'delivery-deployment',
  parent: rootRouteRef,
  path: '/deployments/:id',
});

/** The tab of an entity. */
export const entityDeliveryRouteRef = createRouteRef({ id: 'delivery-entity' });

/** Where the tab lies below its entity's page. */
export const entityTabPath = '/delivery';

/**
 * Where the tab of the ci plugin lies. Tabs have no route outside of their entity's page, and this plugin works without
 * that one, so the path is written here: a portal that moves the tab must keep `/ci`.
 */
export const ciTabPath = '/ci';
