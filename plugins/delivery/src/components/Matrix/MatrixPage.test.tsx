import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { JsonObject } from '@backstage/types';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureDeliveryApi, matrixRow } from '../../testing';
import { MatrixPage } from './MatrixPage';

const now = Date.now();
const address = () => screen.getByTestId('address').textContent;
const grid = () =>
  screen.findByRole('grid', { name: 'Services and environments' });
const row = async (name: string) =>
  within(await grid())
    .getAllByRole('row')
    .find(each => within(each).queryByRole('rowheader', { name }))!;
const cells = async (name: string) =>
  within(await row(name)).getAllByRole('gridcell');
const names = async () =>
  within(await grid())
    .getAllByRole('rowheader')
    .map(each => each.textContent);

describe('MatrixPage', () => {
  it('says of each service what is where, how old it is and how far behind', async () => {
    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('usual', now),
    });

    const [integration, , performance, production] = await cells('catalog');
    expect(integration).toHaveTextContent('b458');
    expect(integration).toHaveTextContent('b459 running');
    expect(performance).toHaveTextContent('b456 failed');
    expect(performance.querySelector('[data-state="failing"]')).not.toBeNull();
    expect(production).toHaveTextContent('b442');
    expect(production).toHaveTextContent('19 behind');
    expect(production).toHaveAttribute('data-shade', '3');
  });

  it('says what is not known, what came from outside and what never came', async () => {
    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('usual', now),
    });

    const invoices = await cells('invoices');
    expect(invoices[2]).toHaveTextContent('never deployed');
    expect(invoices[3]).toHaveTextContent(/^unknown version/);
    expect(
      within(invoices[3]).getByTitle('unknown, workflow at a1b2c3d'),
    ).toBeInTheDocument();
    expect((await cells('orders'))[3]).toHaveTextContent('outside');
    expect((await cells('payments'))[3]).toHaveTextContent(
      'at least 59 behind',
    );
  });

  it('puts services without deployments behind a count, at the end, in the address', async () => {
    const user = userEvent.setup();
    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('usual', now),
    });
    expect(await names()).not.toContain('mailer');
    expect(screen.getByText('9 services')).toBeInTheDocument();

    const show = screen.getByRole('button', {
      name: '1 service without deployments, show',
    });
    expect(show).toHaveAttribute('aria-expanded', 'false');
    await user.click(show);
    await waitFor(() => expect(address()).toBe('/?silent=true'));
    expect((await names()).at(-1)).toBe('mailer');
    await user.click(
      screen.getByRole('button', {
        name: '1 service without deployments, hide',
      }),
    );
    await waitFor(() => expect(address()).toBe('/'));
  });

  it('finds a service without deployments by search', async () => {
    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('usual', now),
      at: '/?q=e',
    });
    expect(await names()).toContain('mailer');
  });

  it('marks the head of the column that is pointed at or has the focus', async () => {
    const user = userEvent.setup();
    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('usual', now),
    });
    const heads = within(await grid()).getAllByRole('columnheader');
    const marked = () =>
      heads
        .filter(each => each.hasAttribute('data-pointed'))
        .map(each => each.textContent);

    await user.hover((await cells('catalog'))[2]);
    expect(marked()).toEqual(['Performance']);
    await user.hover(heads[0]);
    expect(marked()).toEqual([]);
    act(() => screen.getByRole('link', { name: 'catalog' }).focus());
    await user.keyboard('{End}');
    expect(marked()).toEqual(['Production']);
  });

  it('filters by a count and by search, in the address', async () => {
    const user = userEvent.setup();
    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('usual', now),
    });

    await user.click(await screen.findByRole('button', { name: /2 failed/ }));
    await waitFor(() => expect(address()).toBe('/?only=failed'));
    await waitFor(async () =>
      expect(await names()).toEqual(['catalog', 'payments']),
    );

    await user.keyboard('/');
    await user.keyboard('pay');
    await waitFor(() => expect(address()).toBe('/?only=failed&q=pay'));
    await waitFor(async () => expect(await names()).toEqual(['payments']));
  });

  it('goes from cell to cell with the arrow keys and opens one with Enter', async () => {
    const user = userEvent.setup();
    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('usual', now),
    });
    await grid();

    act(() => screen.getByRole('link', { name: 'accounts' }).focus());
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}{ArrowDown}');
    expect((await cells('catalog'))[1]).toHaveFocus();
    await user.keyboard('{End}{ArrowLeft}');
    expect((await cells('catalog'))[2]).toHaveFocus();

    await user.keyboard('{Enter}');
    const panel = await screen.findByRole('dialog', {
      name: 'catalog in Performance',
    });
    expect(within(panel).getByText('lee')).toBeInTheDocument();
    expect(
      within(panel).getAllByRole('link', { name: 'See its run' })[0],
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/catalog/ci/runs/9100000456?attempt=1',
    );

    await user.keyboard('{Escape}');
    await waitFor(() => expect(panel).not.toBeInTheDocument());
    const [, , left] = await cells('catalog');
    await waitFor(() => expect(left).toHaveFocus());
  });

  it('keeps only the rows in sight in the document, and reaches the last by key', async () => {
    const user = userEvent.setup();
    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('many', now),
      at: '/?pages=5',
    });

    expect(await grid()).toHaveAttribute('aria-rowcount', '451');
    expect((await names()).length).toBeLessThan(60);

    act(() => screen.getByRole('link', { name: 'service-001' }).focus());
    await user.keyboard('{Control>}{End}{/Control}');
    const last = (await cells('service-450'))[3];
    expect(last).toHaveFocus();
  });

  it('reads further services on demand', async () => {
    const user = userEvent.setup();
    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('many', now),
    });

    await user.click(
      await screen.findByRole('button', { name: 'Show 100 more' }),
    );
    await waitFor(() => expect(address()).toBe('/?pages=2'));
    expect(await screen.findByText('200 of 450 services')).toBeInTheDocument();
  });

  it('brings cells up to date in place, and holds new rows back until asked', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    const channels: string[] = [];
    let signal: (message: JsonObject) => void = () => {};
    renderPage(<MatrixPage />, {
      delivery,
      signals: {
        subscribe: (channel, onMessage) => {
          channels.push(channel);
          signal = onMessage as typeof signal;
          return { unsubscribe: () => {} };
        },
      },
    });
    expect((await cells('catalog'))[0]).toHaveTextContent('b459 running');
    expect(new Set(channels)).toEqual(new Set(['delivery:changes']));

    delivery.scenario.rows = [
      matrixRow('aardvark', now, delivery.scenario.rows[0].cells),
      ...delivery.scenario.rows.map(each =>
        each.service.name === 'catalog'
          ? {
              ...each,
              cells: each.cells.map(cell => ({
                ...cell,
                current: cell.underway ?? cell.current,
                underway: undefined,
              })),
            }
          : each,
      ),
    ];
    act(() => signal({ entityRefs: ['component:default/catalog'] }));

    await waitFor(async () =>
      expect((await cells('catalog'))[0]).toHaveTextContent(/^b459/),
    );
    expect(screen.queryByText('aardvark')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '1 change, show' }));
    expect(await screen.findByText('aardvark')).toBeInTheDocument();
  });

  it('opens the deploy dialog for the environment of the cell', async () => {
    const user = userEvent.setup();
    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('usual', now),
    });

    await user.click((await cells('accounts'))[1]);
    await user.click(await screen.findByRole('button', { name: 'Deploy…' }));

    const dialog = await screen.findByRole('dialog', {
      name: 'Deploy accounts',
    });
    expect(
      await within(dialog).findByRole('button', { name: /User acceptance/ }),
    ).toBeInTheDocument();
  });

  it('keeps what was asked for in the address', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    delivery.scenario.service.environments[0].underway = undefined;
    renderPage(<MatrixPage />, { delivery, at: '/?q=a' });

    await user.click((await cells('catalog'))[0]);
    await user.click(await screen.findByRole('button', { name: 'Deploy…' }));
    await user.click(
      await screen.findByRole('button', { name: 'Deploy b459 to integration' }),
    );
    await screen.findByText('Requested, not sent yet.');
    const { id } = delivery.scenario.deployments[0];
    expect(address()).toBe(`/?q=a&deployment=${id}`);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('/?q=a'));
  });

  it('teaches the annotation where there is no service, and says what failed', async () => {
    const { unmount } = renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('empty', now),
    });
    expect(
      await screen.findByText(/github\.com\/project-slug: owner\/repository/),
    ).toBeInTheDocument();
    unmount();

    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('error', now),
    });
    expect(
      await screen.findByText(/answered 503: it is starting/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Retry' })).toBeInTheDocument();
  });
});
