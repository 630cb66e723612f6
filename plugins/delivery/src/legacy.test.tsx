import { screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  catalogComponent,
  renderOlderPortal,
} from '@mainline/backstage-plugin-mainline-react/testing';
import {
  DeliveryPage,
  deliveryApiRef,
  deliveryPlugin,
  EntityDeliveryCard,
  EntityDeliveryContent,
  isDeliveryAvailable,
} from './legacy';
import { FixtureDeliveryApi, known } from './testing';

/** The pages as a portal on the older frontend system mounts them. */
function renderPortal(at: string) {
  return renderOlderPortal(
    <FlatRoutes>
      <Route path="/delivery" element={<DeliveryPage />} />
      <Route
        path="/component/delivery"
        element={
          <EntityProvider entity={catalogComponent}>
            <EntityDeliveryContent />
          </EntityProvider>
        }
      />
      <Route
        path="/component"
        element={
          <EntityProvider entity={catalogComponent}>
            <EntityDeliveryCard />
          </EntityProvider>
        }
      />
    </FlatRoutes>,
    { at, api: [deliveryApiRef, new FixtureDeliveryApi('usual')] },
  );
}

describe('the older frontend system', () => {
  it('shows the matrix under a header of its own', async () => {
    await renderPortal('/delivery?only=failed');

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Delivery' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('grid', { name: 'Services and environments' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'catalog' })).toHaveAttribute(
      'href',
      '/catalog/default/component/catalog/delivery',
    );
  });

  it('shows a deployment below it', async () => {
    await renderPortal(`/delivery/deployments/${known.succeeded}`);

    expect(
      await screen.findByText('b458 was deployed to uat.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All services' })).toHaveAttribute(
      'href',
      '/delivery',
    );
  });

  it('shows the tab of an entity, with its dialog', async () => {
    await renderPortal('/component/delivery?deploy=performance&version=b454');

    expect(
      await screen.findByRole('button', { name: 'Deploy b454 to performance' }),
    ).toBeInTheDocument();
  });

  it('shows the card of an entity', async () => {
    await renderPortal('/component');

    expect(
      await screen.findByRole('link', {
        name: 'See candidates and deployments',
      }),
    ).toBeInTheDocument();
  });

  it('asks the delivery backend through the discovery and fetch of the portal', async () => {
    const [factory] = [...deliveryPlugin.getApis()];
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
    }) as FixtureDeliveryApi;
    await client.getEnvironments();

    expect(factory.api.id).toBe(deliveryApiRef.id);
    expect(Object.values(factory.deps).map(({ id }) => id)).toEqual([
      discoveryApiRef.id,
      fetchApiRef.id,
    ]);
    expect(fetched).toEqual(['http://portal/delivery/environments']);
  });

  it('offers the tab to services only', () => {
    expect(isDeliveryAvailable(catalogComponent)).toBe(true);
    expect(isDeliveryAvailable({ ...catalogComponent, kind: 'Group' })).toBe(
      false,
    );
  });
});
