import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import authPlugin from '@backstage/plugin-auth-backend';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { z } from 'zod';

const provider = 'test';

const personSchema = z.object({
  user: z.string(),
  groups: z.string().transform(refs => refs.split(',').filter(Boolean)),
});

/** Signs in whoever is asked for, with the groups that are asked for. */
const signInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'test-provider',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: provider,
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize: () => undefined,
              authenticate: async ({ req }) => ({
                result: personSchema.parse(req.query),
              }),
            }),
            signInResolver: async ({ result: { user, groups } }, context) =>
              context.issueToken({
                claims: { sub: user, ent: [user, ...groups] },
              }),
          }),
        });
      },
    });
  },
});

/**
 * Backstage's own authentication and permissions in place of their mocks, whose tokens do not tell which plugin passes a
 * user's question on: without that the permission backend applies no conditions.
 */
export const realAuth: BackendFeature[] = [
  authServiceFactory,
  httpAuthServiceFactory,
  userInfoServiceFactory,
  permissionsServiceFactory,
  permissionsRegistryServiceFactory,
  authPlugin,
  permissionPlugin,
  signInModule,
];

/** What the configuration needs for it. */
export const realAuthConfig = {
  app: { baseUrl: 'http://localhost:3000' },
  auth: { providers: { [provider]: {} } },
  permission: { enabled: true },
};

/** The token of a person who has just signed in. */
export async function signIn(
  backendUrl: string,
  user: string,
  groups: string[] = [],
): Promise<string> {
  const query = new URLSearchParams({ user, groups: groups.join(',') });
  const response = await fetch(
    `${backendUrl}/api/auth/${provider}/refresh?${query}`,
  );
  const { backstageIdentity } = z
    .object({ backstageIdentity: z.object({ token: z.string() }) })
    .parse(await response.json());
  return backstageIdentity.token;
}
