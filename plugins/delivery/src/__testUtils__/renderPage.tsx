import type { DeliveryApi } from '@mainline/backstage-plugin-delivery-common';
import {
  type PageOptions,
  renderPluginPage,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { deliveryApiRef } from '../api';
import { rootRouteRef } from '../routes';

/** Renders a page against a delivery backend in memory. */
export function renderPage(
  page: JSX.Element,
  options: PageOptions & { delivery: DeliveryApi },
) {
  return renderPluginPage(page, {
    ...options,
    api: [deliveryApiRef, options.delivery],
    root: { path: '/delivery', ref: rootRouteRef },
  });
}
