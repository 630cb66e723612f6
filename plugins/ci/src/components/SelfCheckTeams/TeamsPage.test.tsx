import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureCiApi } from '../../testing';
import { TeamsPage } from './TeamsPage';

const now = Date.now();

async function rows() {
  const table = await screen.findByRole('grid', {
    name: 'Services by team and answer',
  });
  return within(table).getAllByRole('row').slice(1);
}

describe('TeamsPage', () => {
  it('lists all teams together, and then each by name', async () => {
    renderPage(<TeamsPage />, { ci: new FixtureCiApi('many', now) });

    const names = (await rows()).map(
      row => within(row).getByRole('rowheader').textContent,
    );
    expect(names[0]).toBe('All teams');
    expect(names.slice(1)).toEqual(
      Array.from({ length: 12 }, (_, index) => `team-${index}`),
    );
    expect(screen.queryByRole('columnheader', { name: /sort/i })).toBeNull();
  });

  it('says in words and numbers how many services have which answer, and leads to them', async () => {
    renderPage(<TeamsPage />, { ci: new FixtureCiApi('usual', now) });

    const teamB = (await rows()).find(row => /team-b/.test(row.textContent!))!;
    expect(
      within(teamB).getByRole('link', {
        name: 'tests its changes: no, 1 service',
      }),
    ).toHaveAttribute(
      'href',
      '/all-services?owner=group%3Adefault%2Fteam-b&selfCheck=tested%3Ano',
    );
    expect(
      within(teamB).getByRole('img', {
        name: 'checks in daily: no, 0 services',
      }),
    ).toBeInTheDocument();
  });

  it("marks the reader's own team", async () => {
    renderPage(<TeamsPage />, { ci: new FixtureCiApi('usual', now) });

    const mine = await screen.findByText('your team');
    expect(mine.closest('[role="row"]')).toHaveTextContent(/^team-a/);
    expect(screen.getAllByText('your team')).toHaveLength(1);
  });

  it('names services without an owner last, and does not pretend that they can be listed', async () => {
    const ci = new FixtureCiApi('usual', now);
    ci.scenario.services[0].service.owner = undefined;
    renderPage(<TeamsPage />, { ci });

    const all = await rows();
    const last = all[all.length - 1];
    expect(last).toHaveTextContent(/^without an owner/);
    expect(within(last).queryByRole('link')).toBeNull();
  });

  it('teaches which annotation makes a service where there is none', async () => {
    renderPage(<TeamsPage />, { ci: new FixtureCiApi('empty', now) });

    expect(
      await screen.findByText(/github\.com\/project-slug: owner\/repository/),
    ).toBeInTheDocument();
  });

  it('says what failed, and reads again on Retry', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    jest
      .spyOn(ci, 'getSelfCheckOverview')
      .mockRejectedValueOnce(new Error('The database is away.'));
    renderPage(<TeamsPage />, { ci });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await rows()).not.toHaveLength(0);
  });
});
