import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureCiApi, health } from '../../testing';
import { RedMainlines } from './RedMainlines';

const now = Date.now();
const rows = async () =>
  within(await screen.findByRole('list')).getAllByRole('listitem');

describe('RedMainlines', () => {
  it('says how many are red and how many of them are the reader’s, and puts these first', async () => {
    const ci = new FixtureCiApi('usual', now);
    // Kim is of team-a: payments, red for less long, is theirs, and catalog is not.
    const of = (name: string) =>
      ci.scenario.services.find(each => each.service.name === name)!;
    of('catalog').service.owner = 'group:default/team-b';
    of('payments').service.owner = 'group:default/team-a';
    renderPage(<RedMainlines />, { ci });

    expect(
      await screen.findByRole('region', { name: '2 red mainlines, 1 yours' }),
    ).toBeInTheDocument();
    const [first, second] = await rows();
    expect(first).toHaveTextContent(/payments.*red for 26m.*yours.*team-a/);
    expect(second).toHaveTextContent(/catalog.*red for 2h 14m.*team-b/);
    expect(second).not.toHaveTextContent('yours');
  });

  it('says where it fails, leads to that run, and says who is on it', async () => {
    const ci = new FixtureCiApi('usual', now);
    ci.scenario.services[1].onIt = {
      by: 'user:default/lee',
      at: new Date(now - 5 * 60_000).toISOString(),
    };
    renderPage(<RedMainlines />, { ci });

    const [catalog, payments] = await rows();
    expect(catalog).toHaveTextContent('nobody is on it yet');
    expect(
      within(catalog).getByRole('link', { name: /unit-tests › jest/ }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/catalog/ci/runs/9000000001?attempt=2',
    );
    expect(payments).toHaveTextContent('lee is on it, 5m ago');
  });

  it('says what is green where nothing is red', async () => {
    const ci = new FixtureCiApi('usual', now);
    ci.scenario.services.splice(
      0,
      Infinity,
      health('accounts', now),
      health('basket', now),
    );
    renderPage(<RedMainlines />, { ci });

    expect(
      await screen.findByRole('region', { name: 'No mainline is red' }),
    ).toHaveTextContent('2 green');
  });

  it('does not call it green while histories are being read', async () => {
    const ci = new FixtureCiApi('usual', now);
    ci.scenario.services.splice(
      0,
      Infinity,
      health('accounts', now),
      health('basket', now, { completeUpTo: undefined, late: true }),
    );
    renderPage(<RedMainlines />, { ci });

    expect(await screen.findByText(/read so far/)).toBeInTheDocument();
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '1');
    expect(screen.queryByText(/2 green/)).not.toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Red mainlines' }),
    ).toBeInTheDocument();
  });

  it('teaches how services come here where there is none', async () => {
    renderPage(<RedMainlines />, { ci: new FixtureCiApi('empty', now) });
    expect(
      (await screen.findAllByText(/github.com\/project-slug/)).length,
    ).toBeGreaterThan(0);
  });

  it('leads to all of them where there are more than it lists', async () => {
    const ci = new FixtureCiApi('usual', now);
    ci.scenario.services.push(
      ...Array.from({ length: 10 }, (_, index) =>
        health(`red-${index}`, now, { state: 'failing' }),
      ),
    );
    renderPage(<RedMainlines />, { ci });

    expect(await rows()).toHaveLength(8);
    expect(screen.getByRole('link', { name: 'All 12' })).toHaveAttribute(
      'href',
      '/all-services?state=failing',
    );
  });

  it('says what failed and tries again', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('error', now);
    const getServices = jest.spyOn(ci, 'getServices');
    renderPage(<RedMainlines />, { ci });

    const before = await screen.findByRole('button', { name: 'Retry' });
    const asked = getServices.mock.calls.length;
    await user.click(before);
    await waitFor(() =>
      expect(getServices.mock.calls.length).toBeGreaterThan(asked),
    );
  });
});
