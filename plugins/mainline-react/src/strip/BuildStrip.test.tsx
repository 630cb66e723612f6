import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { StripBuild } from '@mainline/backstage-plugin-ci-common';
import { barHeights } from './barHeights';
import { BuildStrip } from './BuildStrip';

const build = (change: Partial<StripBuild>): StripBuild => ({
  runId: '1',
  attempt: 1,
  outcome: 'passing',
  flaky: false,
  durationMs: 240_000,
  at: new Date(Date.now() - 3 * 3600_000).toISOString(),
  shortSha: 'a1b2c3d',
  ...change,
});

describe('BuildStrip', () => {
  it('says itself in words, and each build leads somewhere', async () => {
    renderInTestApp(
      <BuildStrip
        builds={[
          build({ runId: '1' }),
          build({ runId: '2', outcome: 'failing' }),
          build({ runId: '3', outcome: 'running', durationMs: undefined }),
        ]}
        hrefOf={({ runId }) => `/runs/${runId}`}
      />,
    );
    const strip = await screen.findByRole('group', {
      name: 'Last 3 builds: 1 passed, 1 failed, newest running',
    });
    const links = within(strip).getAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      '/runs/1',
      '/runs/2',
      '/runs/3',
    ]);
    expect(links[1]).toHaveAccessibleName(/^failed · 4m · 3h ago · a1b2c3d$/);
    expect(links[2]).toHaveAccessibleName(/^running · 3h ago · a1b2c3d$/);
  });

  it('says that there is nothing yet', async () => {
    renderInTestApp(<BuildStrip builds={[]} />);
    expect(await screen.findByText('No builds yet')).toBeInTheDocument();
  });
});

describe('barHeights', () => {
  it('gives the longest build the full height and keeps the shortest visible', () => {
    expect(barHeights([100, 25, 0, undefined])).toEqual([100, 61, 22, 22]);
  });
});
