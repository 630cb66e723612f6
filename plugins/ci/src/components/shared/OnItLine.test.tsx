import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureCiApi } from '../../testing';
import { EntityCiContent } from '../EntityCi';

const now = Date.now();
const catalog = 'component:default/catalog';

function renderTab(
  ci: FixtureCiApi,
  options: Partial<Parameters<typeof renderPage>[1]> = {},
) {
  return renderPage(<EntityCiContent />, {
    ci,
    at: '/ci',
    mountPath: '/ci/*',
    ...options,
  });
}

const banner = () =>
  screen.findByRole('region', { name: /^Mainline is red for/ });

describe("I'm on it", () => {
  it('is said and taken back on the banner of a red mainline', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    renderTab(ci);

    await user.click(await screen.findByRole('button', { name: "I'm on it" }));
    expect(
      within(await banner()).getByText('You are on it'),
    ).toBeInTheDocument();
    expect((await ci.getService(catalog)).onIt?.by).toBe('user:default/kim');

    await user.click(
      await screen.findByRole('button', { name: "I'm not on it any more" }),
    );
    expect(await screen.findByText('Nobody is on it yet.')).toBeInTheDocument();
    expect((await ci.getService(catalog)).onIt).toBeUndefined();
  });

  it('names another who is on it, and can be taken over', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    ci.scenario.services[0].onIt = {
      by: 'user:default/lee',
      at: new Date(now - 600_000).toISOString(),
    };
    renderTab(ci);

    expect(
      within(await banner()).getByRole('link', { name: 'lee' }),
    ).toHaveAttribute('href', '/catalog/default/user/lee');
    expect(within(await banner()).getByText(/^since /)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Take over' }));

    expect(await screen.findByText('You are on it')).toBeInTheDocument();
  });

  it("shows it at once, and takes it back with the server's sentence where it is refused", async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    let refuse: (error: Error) => void = () => {};
    jest.spyOn(ci, 'putOnIt').mockImplementation(
      () =>
        new Promise((_, reject) => {
          refuse = reject;
        }),
    );
    renderTab(ci);

    await user.click(await screen.findByRole('button', { name: "I'm on it" }));
    expect(screen.getByText('You are on it')).toBeInTheDocument();
    act(() => refuse(new Error('Mainline is green by now.')));

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Mainline is green by now.',
    );
    expect(screen.getByText('Nobody is on it yet.')).toBeInTheDocument();
  });

  it('has no button for a reader who may not, and says which permission is missing', async () => {
    renderTab(new FixtureCiApi('usual', now), {
      permission: { authorize: AuthorizeResult.DENY },
    });

    expect(await screen.findByText(/ci\.on-it\.update/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: "I'm on it" })).toBeNull();
  });

  it('is not offered while mainline is green', async () => {
    const ci = new FixtureCiApi('usual', now);
    ci.scenario.services[0].state = 'passing';
    renderTab(ci);

    await screen.findByRole('region', { name: /^Mainline is green/ });
    expect(screen.queryByText('Nobody is on it yet.')).toBeNull();
  });

  it('appears in another window by a signal', async () => {
    const ci = new FixtureCiApi('usual', now);
    const listeners: Array<(message: JsonObject) => void> = [];
    renderTab(ci, {
      signals: {
        subscribe: (_channel, onMessage) => {
          listeners.push(onMessage as (message: JsonObject) => void);
          return { unsubscribe: () => {} };
        },
      },
    });
    await screen.findByText('Nobody is on it yet.');

    await ci.putOnIt(catalog);
    act(() => listeners.forEach(listen => listen({ entityRefs: [catalog] })));

    await waitFor(() =>
      expect(screen.getByText('You are on it')).toBeInTheDocument(),
    );
  });
});
