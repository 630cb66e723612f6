import '@backstage/cli/asset-types';
// This is an app of its own, which has to bring the styles.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import { useEffect } from 'react';
import ReactDOM from 'react-dom/client';
import type { Entity } from '@backstage/catalog-model';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import deliveryPlugin, {
  deliveryApiRef,
  deliveryTranslationsModule,
} from '../src';
import { FixtureDeliveryApi } from '../src/testing/FixtureDeliveryApi';
import { type ScenarioName, scenarioNames } from '../src/testing/scenarios';

/*
 * `yarn start` here shows the pages without a backend. The scenario is chosen in the address and kept for the tab:
 * http://localhost:3000/delivery?scenario=many — usual, empty, error, not-deployable, many, long-names. A deployment that
 * is asked for walks through its phases in a few seconds.
 */
const asked = new URLSearchParams(window.location.search).get('scenario');
if (asked) sessionStorage.setItem('scenario', asked);
const stored = sessionStorage.getItem('scenario');
const name: ScenarioName =
  scenarioNames.find(each => each === stored) ?? 'usual';
const delivery = new FixtureDeliveryApi(name, Date.now(), { pace: 1_500 });

const services = [
  delivery.scenario.service.service,
  ...delivery.scenario.rows.map(row => row.service),
];
const entities: Entity[] = [
  ...new Map(services.map(each => [each.entityRef, each])).values(),
].map(service => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: service.name, namespace: 'default' },
  spec: {
    type: 'service',
    lifecycle: 'production',
    ...(service.owner ? { owner: service.owner } : {}),
  },
  relations: [
    ...(service.owner ? [{ type: 'ownedBy', targetRef: service.owner }] : []),
    ...(service.system ? [{ type: 'partOf', targetRef: service.system }] : []),
  ],
}));

const fixtures = createFrontendModule({
  pluginId: 'delivery',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: deliveryApiRef,
          deps: {},
          factory: () => delivery,
        }),
    }),
  ],
});

const catalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});

const identity: IdentityApi = {
  getBackstageIdentity: async () => ({
    type: 'user',
    userEntityRef: 'user:default/kim',
    ownershipEntityRefs: ['user:default/kim', 'group:default/team-a'],
  }),
  getProfileInfo: async () => ({ displayName: 'Kim' }),
  getCredentials: async () => ({}),
  signOut: async () => {},
};

const signIn = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({
      params: {
        loader: async () =>
          function SignedIn({ onSignInSuccess }) {
            useEffect(() => onSignInSuccess(identity), [onSignInSuccess]);
            return null;
          },
      },
    }),
  ],
});

const app = createApp({
  features: [
    catalogPlugin,
    deliveryPlugin,
    deliveryTranslationsModule,
    signIn,
    fixtures,
    catalog,
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
