import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { CiSummary } from '@mainline/backstage-plugin-ci-common';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureCiApi } from '../../testing';
import { CiPages } from '../CiPages';

const summary: CiSummary = {
  repositories: 3,
  services: 5,
  runs: {
    total: 145,
    byStatus: { in_progress: 2, completed: 143 },
    byConclusion: { cancelled: 10, success: 123, startup_failure: 4 },
  },
  contradictions: [
    {
      repositoryId: 'github.com:1',
      repository: 'acme/catalog',
      service: 'component:default/catalog',
      runId: '77',
      attempt: 2,
      conclusion: 'failure',
      contradiction: {
        words: ['failure', 'success'],
        at: '2026-03-01T09:30:00.000Z',
        resolvedBy: 'source',
      },
    },
    {
      repositoryId: 'github.com:2',
      repository: 'acme/hidden',
      runId: '78',
      attempt: 1,
      conclusion: 'failure',
      contradiction: {
        words: ['failure', 'success'],
        at: '2026-03-01T09:30:00.000Z',
        resolvedBy: 'redder',
      },
    },
  ],
  inbox: { pending: 0, setAside: 1204, parked: 1 },
  completeUpTo: '2026-03-01T09:30:00.000Z',
};

function open(ci = new FixtureCiApi('usual')) {
  return renderPage(<CiPages />, { ci, at: '/ci/data', mountPath: '/ci/*' });
}

function collected(change: Partial<CiSummary> = {}) {
  const ci = new FixtureCiApi('usual');
  jest.spyOn(ci, 'getSummary').mockResolvedValue({ ...summary, ...change });
  return ci;
}

const cells = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map(row => [...row.children].map(cell => cell.textContent));

describe('CollectedDataPage', () => {
  it("counts runs by GitHub's own words, the most frequent first", async () => {
    open(collected());

    await screen.findByRole('heading', { name: 'Collected data' });
    await screen.findByRole('table', { name: 'Runs by status' });
    expect(cells('Runs by status')).toEqual([
      ['completed', '143'],
      ['in_progress', '2'],
    ]);
    expect(cells('Completed runs by conclusion')).toEqual([
      ['success', '123'],
      ['cancelled', '10'],
      ['startup_failure', '4'],
    ]);
    expect(screen.getByText('Runs', { selector: 'dt' })).toBeInTheDocument();
    expect(screen.getByText('145')).toBeInTheDocument();
  });

  it('says each contradiction, and links the run where the reader may see its service', async () => {
    open(collected());

    const [first, second] = within(
      await screen.findByRole('list', { name: 'Contradictions' }),
    ).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      /failure.*acme\/catalog.*GitHub said both failure and success at .*; it was asked again, and its word stands/,
    );
    expect(
      within(first).getByRole('link', { name: 'run 77, attempt 2' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/catalog/ci/runs/77?attempt=2',
    );
    expect(within(second).queryByRole('link')).not.toBeInTheDocument();
    expect(second).toHaveTextContent('run 78, attempt 1');
  });

  it('says what each count of the inbox means', async () => {
    open(collected());

    expect(
      (await screen.findByText('Set aside')).parentElement,
    ).toHaveTextContent(
      'Set aside1,204says nothing about builds of these services',
    );
  });

  it('says so where GitHub has not contradicted itself', async () => {
    open(collected({ contradictions: [] }));

    expect(
      await screen.findByText('GitHub has not contradicted itself.'),
    ).toBeInTheDocument();
  });

  it('shows the annotation to add where nothing was collected', async () => {
    open(new FixtureCiApi('empty'));

    expect(
      await screen.findByRole('heading', {
        name: 'Nothing has been collected yet',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/github\.com\/project-slug/)).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('says what failed and reads again on Retry', async () => {
    const user = userEvent.setup();
    const ci = collected();
    jest
      .spyOn(ci, 'getSummary')
      .mockRejectedValueOnce(new Error('The database is away.'));
    open(ci);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
    await user.click(screen.getByRole('button', { name: 'Retry' }));

    expect(await screen.findByText('145')).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
    );
  });
});
