import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { TitledPage } from './TitledPage';

/** The page as its plugin makes it, in a portal with that configuration of its extension. */
function open(config?: { title: string }) {
  renderTestApp({
    features: [
      createFrontendPlugin({
        pluginId: 'ci',
        title: 'CI health',
        extensions: [
          PageBlueprint.make({
            params: {
              path: '/ci',
              noHeader: true,
              loader: async () => (
                <TitledPage title="CI 상태" titleLink="/ci">
                  <p>What is red</p>
                </TitledPage>
              ),
            },
          }),
        ],
      }),
    ],
    initialRouteEntries: ['/ci'],
    ...(config && {
      config: { app: { extensions: [{ 'page:ci': { config } }] } },
    }),
  });
}

describe('TitledPage', () => {
  it('has its title in the reader’s language, not the one that its plugin was made with', async () => {
    open();
    expect(await screen.findByText('What is red')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'CI 상태' })).toBeVisible();
    expect(screen.queryByText('CI health')).not.toBeInTheDocument();
  });

  it('keeps the title that the portal gives it', async () => {
    open({ title: 'Builds' });
    expect(await screen.findByText('What is red')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Builds' })).toBeVisible();
    expect(screen.queryByText('CI 상태')).not.toBeInTheDocument();
  });
});
