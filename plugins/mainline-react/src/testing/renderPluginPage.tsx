import { Suspense } from 'react';
import type { Entity } from '@backstage/catalog-model';
import {
  type ApiRef,
  type ErrorApi,
  errorApiRef,
  type FrontendFeature,
  type RouteRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { type SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import type { JsonObject } from '@backstage/types';
import { Address } from './Address';
import { catalogComponent } from './catalogComponent';
import { OwnCache } from './OwnCache';

const noSignals: SignalApi = { subscribe: () => ({ unsubscribe: () => {} }) };

/** What a test may ask of the portal around its page. */
export interface PageOptions {
  at?: string;
  mountPath?: string;
  entity?: Entity;
  signals?: SignalApi;
  errors?: ErrorApi;
  /** What the reader may do; by default everything. */
  permission?: Parameters<typeof mockApis.permission>[0];
  features?: FrontendFeature[];
  config?: JsonObject;
}

/** Renders a page of a plugin, whose API answers from memory; what one test read is forgotten in the next. */
export function renderPluginPage<TApi extends {}>(
  page: JSX.Element,
  options: PageOptions & {
    api: [ref: ApiRef<TApi>, api: TApi];
    /** Where the plugin's page over all services is. */
    root: { path: string; ref: RouteRef };
  },
) {
  const [apiRef, api] = options.api;
  return renderInTestApp(
    <OwnCache>
      {/* A page that waits for its language must not take the cache down with it. */}
      <Suspense fallback={null}>
        <EntityProvider entity={options.entity ?? catalogComponent}>
          {page}
          <Address />
        </EntityProvider>
      </Suspense>
    </OwnCache>,
    {
      apis: [
        [apiRef as ApiRef<unknown>, api],
        catalogApiMock({ entities: [] }),
        [signalApiRef, options.signals ?? noSignals],
        [errorApiRef, options.errors ?? mockApis.error()],
        mockApis.permission(options.permission),
        mockApis.identity({
          userEntityRef: 'user:default/kim',
          ownershipEntityRefs: ['user:default/kim', 'group:default/team-a'],
        }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        [options.root.path]: options.root.ref,
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
