import { createApiRef } from '@backstage/frontend-plugin-api';
import type { DeliveryApi } from '@mainline/backstage-plugin-delivery-common';

/**
 * The delivery backend, as the pages reach it.
 *
 * @public
 */
export const deliveryApiRef = createApiRef<DeliveryApi>().with({
  id: 'plugin.delivery.service',
  pluginId: 'delivery',
});
