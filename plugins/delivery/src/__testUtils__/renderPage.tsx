import { Suspense } from 'react';
import { useLocation } from 'react-router-dom';
import { SWRConfig } from 'swr';
import type { Entity } from '@backstage/catalog-model';
import {
  type ErrorApi,
  errorApiRef,
  type FrontendFeature,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { type SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import type { JsonObject } from '@backstage/types';
import type { DeliveryApi } from '@mainline/backstage-plugin-delivery-common';
import { deliveryApiRef } from '../api';
import { rootRouteRef } from '../routes';

const catalogEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'catalog', namespace: 'default' },
  spec: { type: 'service' },
};

const noSignals: SignalApi = { subscribe: () => ({ unsubscribe: () => {} }) };

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}

/** Renders a page against a delivery backend in memory; what one test read is forgotten in the next. */
export function renderPage(
  page: JSX.Element,
  options: {
    delivery: DeliveryApi;
    at?: string;
    mountPath?: string;
    entity?: Entity;
    signals?: SignalApi;
    errors?: ErrorApi;
    features?: FrontendFeature[];
    config?: JsonObject;
  },
) {
  return renderInTestApp(
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      {/* A page that waits for its language must not take the cache down with it. */}
      <Suspense fallback={null}>
        <EntityProvider entity={options.entity ?? catalogEntity}>
          {page}
          <Address />
        </EntityProvider>
      </Suspense>
    </SWRConfig>,
    {
      apis: [
        [deliveryApiRef, options.delivery],
        catalogApiMock({ entities: [] }),
        [signalApiRef, options.signals ?? noSignals],
        [errorApiRef, options.errors ?? mockApis.error()],
        mockApis.identity({
          userEntityRef: 'user:default/kim',
          ownershipEntityRefs: ['user:default/kim', 'group:default/team-a'],
        }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/delivery': rootRouteRef,
      },
      mountPath: options.mountPath,
      initialRouteEntries: [options.at ?? '/'],
      features: options.features,
      config: {
        app: { baseUrl: 'http://localhost:3000' },
        backend: { baseUrl: 'http://localhost:7007' },
        ...options.config,
      },
    },
  );
}
