import { useEffect } from 'react';
import type { Entity } from '@backstage/catalog-model';
import {
  ApiBlueprint,
  type ApiRef,
  createFrontendModule,
  type FrontendFeature,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';

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

/** What a dev server has in place of backends: someone who is signed in, a catalog, and the plugin's own API. */
export function devFeatures<TApi>(options: {
  pluginId: string;
  apiRef: ApiRef<TApi>;
  api: TApi & {};
  entities: Entity[];
}): FrontendFeature[] {
  const { pluginId, apiRef, api, entities } = options;
  return [
    signIn,
    createFrontendModule({
      pluginId,
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({ api: apiRef, deps: {}, factory: () => api }),
        }),
      ],
    }),
    createFrontendModule({
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
    }),
  ];
}
