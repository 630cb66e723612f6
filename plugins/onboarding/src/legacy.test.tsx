import { screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  catalogComponent,
  renderOlderPortal,
} from '@mainline/backstage-plugin-mainline-react/testing';
import {
  EntityOnboardingCard,
  EntityOnboardingContent,
  isOnboardingAvailable,
  onboardingApiRef,
  OnboardingPage,
  onboardingPlugin,
} from './legacy';
import { FixtureOnboardingApi } from './testing';

/** The pages as a portal on the older frontend system mounts them. */
function renderPortal(at: string) {
  return renderOlderPortal(
    <FlatRoutes>
      <Route path="/onboarding" element={<OnboardingPage />} />
      <Route
        path="/component/onboarding"
        element={
          <EntityProvider entity={catalogComponent}>
            <EntityOnboardingContent />
          </EntityProvider>
        }
      />
      <Route
        path="/component"
        element={
          <EntityProvider entity={catalogComponent}>
            <EntityOnboardingCard />
          </EntityProvider>
        }
      />
    </FlatRoutes>,
    { at, api: [onboardingApiRef, new FixtureOnboardingApi('usual')] },
  );
}

describe('the older frontend system', () => {
  it('shows the page under a header of its own', async () => {
    await renderPortal('/onboarding');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Onboarding' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'catalog' }),
    ).toBeInTheDocument();
  });

  it('shows the tab and the card of an entity', async () => {
    const tab = await renderPortal('/component/onboarding');
    expect(await screen.findByText('5 of 8')).toBeInTheDocument();
    tab.unmount();
    await renderPortal('/component');
    expect(
      await screen.findByRole('link', { name: 'See the whole checklist' }),
    ).toBeInTheDocument();
  });

  it('asks the onboarding backend through the discovery and fetch of the portal', async () => {
    const [factory] = [...onboardingPlugin.getApis()];
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
    }) as FixtureOnboardingApi;
    await client.getChecklists();
    expect(fetched).toEqual(['http://portal/onboarding/checklists']);
  });

  it('offers the tab to services only', () => {
    expect(isOnboardingAvailable(catalogComponent)).toBe(true);
    expect(isOnboardingAvailable({ ...catalogComponent, kind: 'Group' })).toBe(
      false,
    );
  });
});
