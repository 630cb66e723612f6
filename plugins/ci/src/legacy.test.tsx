import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  catalogComponent,
  renderOlderPortal,
} from '@mainline/backstage-plugin-mainline-react/testing';
import {
  ciApiRef,
  CiHealthPage,
  ciPlugin,
  EntityCiCard,
  EntityCiContent,
  isCiAvailable,
} from './legacy';
import { FixtureCiApi } from './testing';

/** The pages as a portal on the older frontend system mounts them. */
function renderPortal(at: string) {
  return renderOlderPortal(
    <FlatRoutes>
      <Route path="/ci" element={<CiHealthPage />} />
      <Route
        path="/component/ci"
        element={
          <EntityProvider entity={catalogComponent}>
            <EntityCiContent />
          </EntityProvider>
        }
      />
      <Route
        path="/component"
        element={
          <EntityProvider entity={catalogComponent}>
            <EntityCiCard />
          </EntityProvider>
        }
      />
    </FlatRoutes>,
    { at, api: [ciApiRef, new FixtureCiApi('usual')] },
  );
}

describe('the older frontend system', () => {
  it('shows the page over all services under a header of its own', async () => {
    await renderPortal('/ci?state=failing');

    expect(
      await screen.findByRole('heading', { level: 1, name: 'CI health' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('grid', { name: 'Needs attention' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /catalog/ })).toBeInTheDocument();
    expect(screen.queryByText('accounts')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Collected data' }),
    ).toHaveAttribute('href', '/ci/data');
  });

  it('shows what was collected below it', async () => {
    await renderPortal('/ci/data');

    expect(
      await screen.findByRole('table', { name: 'Runs by status' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All services' })).toHaveAttribute(
      'href',
      '/ci',
    );
  });

  it('shows the self-check over teams, and that of a service', async () => {
    const { unmount } = await renderPortal('/ci/self-check');
    expect(
      await screen.findByRole('link', {
        name: 'tests its changes: no, 1 service',
      }),
    ).toHaveAttribute('href', '/ci?selfCheck=tested%3Ano');
    unmount();

    await renderPortal('/component/ci/self-check');
    expect(
      await screen.findByRole('list', { name: 'fixes first' }),
    ).toBeInTheDocument();
  });

  it('shows the tab of an entity, and a run below it', async () => {
    const { unmount } = await renderPortal('/component/ci');
    expect(
      await screen.findByRole('region', { name: /^Mainline is red for/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See the failing step' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/catalog/ci/runs/9000000001?attempt=2',
    );
    unmount();

    await renderPortal('/component/ci/runs/9000000001?attempt=2');
    expect(
      await screen.findByRole('list', { name: 'Steps of jest (node 24)' }),
    ).toBeInTheDocument();
  });

  it('shows the card on an overview', async () => {
    await renderPortal('/component');

    expect(
      await screen.findByRole('link', { name: 'See check-ins and runs' }),
    ).toHaveAttribute('href', '/catalog/default/component/catalog/ci');
  });

  it('keeps a filter in the address', async () => {
    const user = userEvent.setup();
    await renderPortal('/ci');

    await user.click(await screen.findByRole('button', { name: /2 red/ }));

    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/ci?state=failing',
      ),
    );
  });

  it('asks the ci backend through the discovery and fetch of the portal', async () => {
    const [factory] = [...ciPlugin.getApis()];
    const fetched: string[] = [];
    const client = factory.factory({
      discoveryApi: { getBaseUrl: async (id: string) => `http://portal/${id}` },
      fetchApi: {
        fetch: async (url: string) => {
          fetched.push(url);
          return new Response('{}', {
            headers: { 'content-type': 'application/json' },
          });
        },
      },
    }) as FixtureCiApi;
    await client.getSummary();

    expect(factory.api.id).toBe(ciApiRef.id);
    expect(Object.values(factory.deps).map(({ id }) => id)).toEqual([
      discoveryApiRef.id,
      fetchApiRef.id,
    ]);
    expect(fetched).toEqual(['http://portal/ci/summary']);
  });

  it('offers the tab to services only', () => {
    expect(isCiAvailable(catalogComponent)).toBe(true);
    expect(isCiAvailable({ ...catalogComponent, kind: 'Group' })).toBe(false);
  });
});
