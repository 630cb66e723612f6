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
import { CiClient } from '@mainline/backstage-plugin-ci-common';
import { ciApiRef } from './api';
import { entityCiRouteRef, rootRouteRef } from './routes';

export { ciApiRef } from './api';
export { isCiAvailable } from './isCiAvailable';
export { ciTranslationRef, ciTranslations } from './translation';

/** @public */
export const ciPlugin = createPlugin({
  id: 'ci',
  routes: { root: rootRouteRef, entity: entityCiRouteRef },
  apis: [
    createApiFactory({
      api: ciApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CiClient(deps),
    }),
  ],
});

/**
 * `<Route path="/ci" element={<CiHealthPage />} />`
 *
 * @public
 */
export const CiHealthPage = ciPlugin.provide(
  createRoutableExtension({
    name: 'CiHealthPage',
    component: () =>
      import('./components/CiPages').then(m => m.CiPagesWithHeader),
    mountPoint: rootRouteRef,
  }),
);

/**
 * `<EntityLayout.Route path="/ci" title="CI" if={isCiAvailable}><EntityCiContent /></EntityLayout.Route>`
 *
 * @public
 */
export const EntityCiContent = ciPlugin.provide(
  createRoutableExtension({
    name: 'EntityCiContent',
    component: () =>
      import('./components/EntityCi').then(m => m.EntityCiContent),
    mountPoint: entityCiRouteRef,
  }),
);

/** @public */
export const EntityCiCard = ciPlugin.provide(
  createComponentExtension({
    name: 'EntityCiCard',
    component: {
      lazy: () => import('./components/EntityCiCard').then(m => m.EntityCiCard),
    },
  }),
);
