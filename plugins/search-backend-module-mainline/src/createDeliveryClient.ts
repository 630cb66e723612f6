import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { DeliveryClient } from '@mainline/backstage-plugin-delivery-common';
import type { DeliveryApi } from '@mainline/backstage-plugin-delivery-common';

/** The delivery backend, asked by the search itself: who may see what is found, is asked when somebody searches. */
export function createDeliveryClient(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): DeliveryApi {
  const { auth, discovery } = options;
  return new DeliveryClient({
    discoveryApi: discovery,
    fetchApi: {
      fetch: async (input, init) => {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: 'delivery',
        });
        const headers = new Headers(init?.headers);
        headers.set('authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers });
      },
    },
  });
}
