import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { CiClient } from '@mainline/backstage-plugin-ci-common';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';

/** The ci backend, asked by this plugin itself: it sees every service. Whether the reader may see it, is checked here. */
export function createCiClient(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): CiApi {
  const { auth, discovery } = options;
  return new CiClient({
    discoveryApi: discovery,
    fetchApi: {
      fetch: async (input, init) => {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: 'ci',
        });
        const headers = new Headers(init?.headers);
        headers.set('authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers });
      },
    },
  });
}
