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
import ciPlugin, { ciApiRef, ciTranslationsModule } from '../src';
import { FixtureCiApi } from '../src/testing/FixtureCiApi';
import type { ScenarioName } from '../src/testing/scenarios';

/*
 * `yarn start` here shows the pages without a backend. The scenario is chosen in the address and kept for the tab:
 * http://localhost:3000/ci?scenario=many — usual, empty, error, unmapped, many, long-names, first-reading.
 */
const asked = new URLSearchParams(window.location.search).get('scenario');
if (asked) sessionStorage.setItem('scenario', asked);
const name = (sessionStorage.getItem('scenario') ?? 'usual') as ScenarioName;
const ci = new FixtureCiApi(name);

const entities: Entity[] = ci.scenario.services.map(({ service }) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: service.name,
    namespace: 'default',
    annotations: service.mapping.mapped
      ? { 'github.com/project-slug': service.mapping.repository.slug }
      : undefined,
  },
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
  pluginId: 'ci',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({ api: ciApiRef, deps: {}, factory: () => ci }),
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
    ciPlugin,
    ciTranslationsModule,
    signIn,
    fixtures,
    catalog,
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
