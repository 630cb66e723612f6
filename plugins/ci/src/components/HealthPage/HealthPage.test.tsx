import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis } from '@backstage/frontend-test-utils';
import type { JsonObject } from '@backstage/types';
import { renderPage } from '../../__testUtils__/renderPage';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FixtureCiApi, health } from '../../testing';
import { HealthPage } from './HealthPage';

const now = Date.now();
const address = () => screen.getByTestId('address').textContent;
const rows = async (section: RegExp) =>
  within(await screen.findByRole('grid', { name: section }))
    .getAllByRole('row')
    .slice(1);

describe('HealthPage', () => {
  it('puts red and flaky services above the others, longest red first', async () => {
    renderPage(<HealthPage />, { ci: new FixtureCiApi('usual', now) });

    const names = (await rows(/needs attention/i)).map(
      row => within(row).getByRole('rowheader').textContent,
    );
    expect(names).toEqual(['catalog', 'payments', 'checkout']);
    expect(await rows(/all others/i)).toHaveLength(7);
  });

  it('says the state in words, with what failed and the commit that broke it', async () => {
    renderPage(<HealthPage />, { ci: new FixtureCiApi('usual', now) });

    const [catalog] = await rows(/needs attention/i);
    expect(within(catalog).getByText('red for 2h 14m')).toBeInTheDocument();
    expect(
      within(catalog).getByTitle('unit-tests › jest (node 24) › Run tests'),
    ).toBeInTheDocument();
    expect(within(catalog).getByText('Fix price rounding')).toBeInTheDocument();
    expect(
      within(catalog).getByRole('group', {
        name: /17 passed, 2 failed|18 passed, 2 failed/,
      }),
    ).toBeInTheDocument();
  });

  it('filters by a count and keeps the filter in the address', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    renderPage(<HealthPage />, { ci });

    await user.click(await screen.findByRole('button', { name: /2 red/ }));

    await waitFor(() => expect(address()).toBe('/?state=failing'));
    await waitFor(async () =>
      expect(await rows(/needs attention/i)).toHaveLength(2),
    );
    expect(screen.queryByText('accounts')).not.toBeInTheDocument();
  });

  it('shows the three answers of each service in the order of the questions', async () => {
    renderPage(<HealthPage />, { ci: new FixtureCiApi('usual', now) });

    const [catalog] = await rows(/needs attention/i);
    const marks = within(catalog).getByRole('group', { name: 'Self-check' });
    expect(
      within(marks)
        .getAllByRole('img')
        .map(mark => mark.getAttribute('aria-label')),
    ).toEqual([
      'checks in daily: no',
      'tests its changes: yes',
      'fixes first: no',
    ]);
    const search = (await rows(/all others/i)).find(row =>
      /^search/.test(row.textContent ?? ''),
    )!;
    expect(
      within(search).getByRole('img', { name: 'checks in daily: dormant' }),
    ).toBeInTheDocument();
    expect(
      within(
        screen.getByRole('grid', { name: /needs attention/i }),
      ).getAllByRole('columnheader').length,
    ).toBeLessThanOrEqual(8);
  });

  it('shows the services with an answer that the address asks for', async () => {
    const ci = new FixtureCiApi('usual', now);
    const getServices = jest.spyOn(ci, 'getServices');
    renderPage(<HealthPage />, {
      ci,
      at: '/?sort=name&selfCheck=tested:no&selfCheck=tested:perhaps',
    });

    const all = await rows(/all services/i);
    expect(
      all.map(row => within(row).getByRole('rowheader').textContent),
    ).toEqual(['payments']);
    expect(getServices).toHaveBeenLastCalledWith(
      expect.objectContaining({ selfCheck: ['tested:no'] }),
    );
    expect(
      screen.getByRole('button', { name: 'Clear filters' }),
    ).toBeInTheDocument();
  });

  it('says who is on a red mainline', async () => {
    renderPage(<HealthPage />, { ci: new FixtureCiApi('usual', now) });

    const [, payments] = await rows(/needs attention/i);
    expect(within(payments).getByText('lee is on it')).toBeInTheDocument();
    expect(screen.getAllByText(/is on it$/)).toHaveLength(1);
  });

  it('leads to the self-check over teams', async () => {
    renderPage(<HealthPage />, { ci: new FixtureCiApi('usual', now) });

    expect(
      await screen.findByRole('link', { name: 'Self-check over teams' }),
    ).toHaveAttribute('href', '/all-services/self-check');
  });

  it('reads its filters from the address', async () => {
    renderPage(<HealthPage />, {
      ci: new FixtureCiApi('usual', now),
      at: '/?q=check&sort=name',
    });

    const all = await rows(/all services/i);
    expect(all).toHaveLength(1);
    expect(within(all[0]).getByRole('rowheader')).toHaveTextContent('checkout');
    expect(screen.getByRole('searchbox')).toHaveValue('check');
  });

  it('asks for the services of the reader and their groups', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    const getServices = jest.spyOn(ci, 'getServices');
    renderPage(<HealthPage />, { ci });

    await user.click(
      await screen.findByRole('switch', { name: /my services/i }),
    );

    await waitFor(() =>
      expect(getServices).toHaveBeenLastCalledWith(
        expect.objectContaining({
          owner: ['user:default/kim', 'group:default/team-a'],
        }),
      ),
    );
    expect(address()).toBe('/?mine=true');
  });

  it('goes to the search with the slash key, and writes what is sought into the address', async () => {
    const user = userEvent.setup();
    renderPage(<HealthPage />, { ci: new FixtureCiApi('usual', now) });
    await rows(/needs attention/i);

    await user.keyboard('/');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    await user.keyboard('mail');

    await waitFor(() => expect(address()).toBe('/?q=mail'));
    await waitFor(async () =>
      expect(await rows(/all services/i)).toHaveLength(1),
    );
  });

  it('walks rows with the arrow keys and opens one with Enter', async () => {
    const user = userEvent.setup();
    renderPage(<HealthPage />, { ci: new FixtureCiApi('usual', now) });
    const [first, second] = await rows(/needs attention/i);

    first.focus();
    await user.keyboard('{ArrowDown}');
    expect(second).toHaveFocus();
    await user.keyboard('{Enter}');

    await waitFor(() =>
      expect(address()).toBe('/catalog/default/component/payments/ci'),
    );
  });

  it('shows the annotation to add where there is no service yet', async () => {
    renderPage(<HealthPage />, { ci: new FixtureCiApi('empty', now) });

    expect(
      await screen.findByRole('heading', { name: 'No service yet' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/github\.com\/project-slug: owner\/repository/),
    ).toBeInTheDocument();
  });

  it('says what failed and reads again on Retry', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    jest
      .spyOn(ci, 'getServices')
      .mockRejectedValueOnce(new Error('The database is away.'));
    renderPage(<HealthPage />, { ci });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
    await user.click(screen.getByRole('button', { name: 'Retry' }));

    expect(await rows(/needs attention/i)).toHaveLength(3);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('leads those who run the portal from what is late to why', async () => {
    renderPage(<HealthPage />, { ci: new FixtureCiApi('usual', now) });

    expect(
      await screen.findByRole('link', { name: 'Operations' }),
    ).toHaveAttribute('href', '/all-services/operations');
    expect(
      screen.getByRole('link', { name: /^data complete up to/ }),
    ).toHaveAttribute('href', '/all-services/operations?repositories=failing');
  });

  it('leads nobody else there', async () => {
    renderPage(<HealthPage />, {
      ci: new FixtureCiApi('usual', now),
      permission: { authorize: AuthorizeResult.DENY },
    });

    expect(await screen.findByText(/^data complete up to/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Operations' })).toBeNull();
    expect(
      screen.queryByRole('link', { name: /^data complete up to/ }),
    ).toBeNull();
  });

  it('keeps what it showed when a later reading fails', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    renderPage(<HealthPage />, { ci });
    await rows(/needs attention/i);

    jest
      .spyOn(ci, 'getServices')
      .mockRejectedValueOnce(new Error('The database is away.'));
    await user.click(screen.getByRole('button', { name: /2 red/ }));

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'What you see is what was read before.',
    );
    expect(await rows(/needs attention/i)).toHaveLength(3);
  });

  it('tells a reader without permission so, and offers no Retry', async () => {
    const ci = new FixtureCiApi('usual', now);
    const forbidden = Object.assign(new Error('Forbidden'), {
      statusCode: 403,
    });
    jest.spyOn(ci, 'getServices').mockRejectedValue(forbidden);
    renderPage(<HealthPage />, { ci });

    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
  });

  it('shows how far the first reading has come, and does not wait for what can not be read', async () => {
    renderPage(<HealthPage />, { ci: new FixtureCiApi('first-reading', now) });

    const progress = await screen.findByRole('progressbar', {
      name: 'reading the history: 9 of 12 services',
    });
    expect(progress).toHaveAttribute('value', '9');
    expect(screen.getByText(/^late: complete up to/)).toBeInTheDocument();
    expect(
      screen.queryByText('first reading has not ended yet'),
    ).not.toBeInTheDocument();
  });

  it('says why a service can not be read, and of no service that nobody read yet that it has no build', async () => {
    renderPage(<HealthPage />, { ci: new FixtureCiApi('first-reading', now) });
    const others = await rows(/all others/i);
    const row = (name: string) =>
      within(
        others.find(
          each => within(each).getByRole('rowheader').textContent === name,
        )!,
      );

    expect(row('loyalty').getByText('can not be read')).toBeInTheDocument();
    expect(
      row('loyalty').getByText(/^github\.com\/acme\/loyalty was not found/),
    ).toBeInTheDocument();
    expect(row('orders').getByText('reading its history')).toBeInTheDocument();
    expect(
      row('mailer').getByText('no build on mainline yet'),
    ).toBeInTheDocument();
  });

  it('leads to what was collected', async () => {
    renderPage(<HealthPage />, { ci: new FixtureCiApi('usual', now) });

    expect(
      await screen.findByRole('link', { name: 'Collected data' }),
    ).toHaveAttribute('href', '/all-services/data');
  });

  it('shows no progress once every service was read', async () => {
    renderPage(<HealthPage />, { ci: new FixtureCiApi('usual', now) });

    await rows(/needs attention/i);
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('holds new rows back while somebody reads, says how many, and shows them when asked', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    let signal: (message: JsonObject) => void = () => {};
    renderPage(<HealthPage />, {
      ci,
      signals: {
        subscribe: (_channel, onMessage) => {
          signal = onMessage as typeof signal;
          return { unsubscribe: () => {} };
        },
      },
    });
    const names = async () =>
      (await rows(/needs attention/i)).map(
        row => within(row).getByRole('rowheader').textContent,
      );
    expect(await names()).toEqual(['catalog', 'payments', 'checkout']);

    // The red of catalog ends, and a service that nobody knew appears.
    const catalog = ci.scenario.services.findIndex(
      ({ service }) => service.name === 'catalog',
    );
    const [was] = ci.scenario.services.splice(catalog, 1);
    ci.scenario.services.push(
      { ...was, state: 'passing', flakyRate: 0 },
      health('warehouse', now),
    );
    act(() => signal({ entityRefs: ['component:default/catalog'] }));

    const show = await screen.findByRole('button', { name: /changes?, show$/ });
    expect(show).toHaveAccessibleName('2 changes, show');
    expect(screen.queryByText('warehouse')).not.toBeInTheDocument();
    await user.click(show);

    expect(await screen.findByText('warehouse')).toBeInTheDocument();
    expect(await names()).toEqual(['payments', 'checkout']);
    expect(screen.queryByRole('button', { name: /show$/ })).toBeNull();
  });

  it('downloads every service of the present filters as CSV, not only those on screen', async () => {
    const user = userEvent.setup();
    const saved: Blob[] = [];
    const names: string[] = [];
    URL.createObjectURL = blob => {
      saved.push(blob as Blob);
      return 'blob:services';
    };
    URL.revokeObjectURL = () => {};
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        names.push(this.download);
      });
    const ci = new FixtureCiApi('usual', now);
    const getServices = ci.getServices.bind(ci);
    jest
      .spyOn(ci, 'getServices')
      .mockImplementation(query => getServices({ ...query, limit: 4 }));
    renderPage(<HealthPage />, { ci, at: '/?sort=name&state=passing' });
    expect(await rows(/all services/i)).toHaveLength(4);

    await user.click(screen.getByRole('button', { name: /as CSV$/ }));

    await waitFor(() => expect(names).toEqual(['ci-health.csv']));
    click.mockRestore();
    const text = await saved[0].text();
    expect(text.split('\r\n').map(line => line.split(',')[0])).toEqual([
      expect.any(String),
      'component:default/accounts',
      'component:default/basket',
      'component:default/checkout',
      'component:default/delivery-notes',
      'component:default/inventory',
      'component:default/search',
      '',
    ]);
  });

  it('says so when the download fails', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    const errors = mockApis.error({ collect: true });
    renderPage(<HealthPage />, { ci, errors });
    await rows(/needs attention/i);
    jest
      .spyOn(ci, 'getServices')
      .mockRejectedValueOnce(new Error('The database is away.'));

    await user.click(screen.getByRole('button', { name: /as CSV$/ }));

    await waitFor(() =>
      expect(errors.getErrors().map(({ error }) => error.message)).toEqual([
        'The database is away.',
      ]),
    );
  });

  it('reads further pages on demand', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    const getServices = ci.getServices.bind(ci);
    jest
      .spyOn(ci, 'getServices')
      .mockImplementation(query => getServices({ ...query, limit: 6 }));
    renderPage(<HealthPage />, { ci, at: '/?sort=name' });

    expect(await rows(/all services/i)).toHaveLength(6);
    await user.click(screen.getByRole('button', { name: 'Show 4 more' }));

    await waitFor(async () =>
      expect(await rows(/all services/i)).toHaveLength(10),
    );
    expect(address()).toBe('/?sort=name&pages=2');
  });
});
