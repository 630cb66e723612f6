import type { ReactNode } from 'react';
import type { ApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { Address } from './Address';
import { catalogComponent } from './catalogComponent';
import { OwnCache } from './OwnCache';

/** Renders pages as a portal on the older frontend system mounts them. */
export function renderOlderPortal<TApi extends {}>(
  routes: ReactNode,
  options: { at: string; api: [ref: ApiRef<TApi>, api: TApi] },
) {
  const [apiRef, api] = options.api;
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [apiRef as ApiRef<unknown>, api],
        [catalogApiRef, catalogApiMock({ entities: [catalogComponent] })],
        // A portal has one by itself; a test app of the older system does not.
        [mockApis.permission.factory().api, mockApis.permission()],
      ]}
    >
      <OwnCache>
        {routes}
        <Address />
      </OwnCache>
    </TestApiProvider>,
    {
      routeEntries: [options.at],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}
