import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { JsonObject } from '@backstage/types';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureDeliveryApi, known } from '../../testing';
import { EntityDeliveryContent } from './EntityDeliveryContent';

const now = Date.now();
const address = () => screen.getByTestId('address').textContent;

function renderTab(delivery: FixtureDeliveryApi, at = '/delivery') {
  return renderPage(<EntityDeliveryContent />, {
    delivery,
    at,
    mountPath: '/delivery/*',
  });
}

const candidate = async (version: string) =>
  within(
    await screen.findByRole('table', {
      name: 'Candidates for release, newest first',
    }),
  )
    .getAllByRole('row')
    .find(
      row =>
        within(row).queryByRole('rowheader') &&
        within(row).queryByText(version),
    )!;

describe('EntityDeliveryContent', () => {
  it('says what is live where, and why the reader may not deploy there', async () => {
    renderTab(new FixtureDeliveryApi('usual', now));

    const strip = await screen.findByRole('region', { name: 'Environments' });
    const [integration, , performance, production] =
      within(strip).getAllByRole('listitem');
    expect(integration).toHaveTextContent('b458');
    expect(
      within(integration).getByRole('link', { name: /b459 running/ }),
    ).toHaveAttribute('href', `/delivery/deployments/${known.running}`);
    expect(performance).toHaveTextContent('b456 failed');
    expect(production).toHaveTextContent(
      'ask its owner (group:default/release).',
    );
    expect(
      within(production).queryByRole('button', { name: /Deploy/ }),
    ).toBeNull();
  });

  it('shows how far each check-in came, and leads to what a stage rests on', async () => {
    renderTab(new FixtureDeliveryApi('usual', now));

    const row = await candidate('b456');
    expect(within(row).getByRole('link', { name: /failed/ })).toHaveAttribute(
      'href',
      `/delivery/deployments/${known.failed}`,
    );
    const [commitStage] = within(row).getAllByRole('link', { name: /passed/ });
    expect(commitStage).toHaveAttribute(
      'href',
      '/catalog/default/component/catalog/ci/runs/9000000456',
    );
    expect(await candidate('b442')).toHaveTextContent(/^production/);
  });

  it('offers Promote at the next legal stage alone, and opens the dialog filled in', async () => {
    const user = userEvent.setup();
    renderTab(new FixtureDeliveryApi('usual', now));

    const promote = within(await candidate('b458')).getByRole('button', {
      name: /^Promote/,
    });
    expect(promote).toHaveAccessibleName('Promote b458 to Performance');
    const folds = screen.getAllByRole('button', { name: /superseded/ });
    for (const fold of folds) await user.click(fold);
    // Its deployment runs; its commit stage failed; the reader may not; it is older than what is live.
    for (const version of ['b459', 'b460', 'b452', 'b450']) {
      expect(within(await candidate(version)).queryByRole('button')).toBeNull();
    }

    await user.click(promote);
    await waitFor(() =>
      expect(address()).toBe('/delivery?deploy=performance&version=b458'),
    );
    expect(
      await screen.findByRole('button', { name: 'Deploy b458 to performance' }),
    ).toBeInTheDocument();
  });

  it('folds what is superseded into one line that opens by key and says so in words', async () => {
    const user = userEvent.setup();
    renderTab(new FixtureDeliveryApi('usual', now));

    const fold = (
      await screen.findAllByRole('button', { name: /superseded/ })
    )[1];
    expect(fold).toHaveAccessibleName('3 superseded b455 … b453 show');
    expect(fold).toHaveAttribute('aria-expanded', 'false');
    expect(await candidate('b454')).toBeUndefined();
    // What failed where no newer one passed still matters; so does what is live.
    for (const version of ['b456', 'b452', 'b442']) {
      expect(await candidate(version)).toBeDefined();
    }

    fold.focus();
    await user.keyboard('{Enter}');
    expect(fold).toHaveAccessibleName('3 superseded b455 … b453 hide');
    expect(fold).toHaveAttribute('aria-expanded', 'true');
    // It may still go on; its button is there for who looks for it.
    expect(
      within((await candidate('b454'))!).getByRole('button', {
        name: 'Promote b454 to Performance',
      }),
    ).toBeInTheDocument();
  });

  it('says at the head of a column which version is live there', async () => {
    renderTab(new FixtureDeliveryApi('usual', now));

    const table = await screen.findByRole('table', {
      name: 'Candidates for release, newest first',
    });
    const heads = within(table)
      .getAllByRole('columnheader')
      .map(each => each.textContent);
    expect(heads.at(-1)).toMatch(/^Production.*Live b442$/);
    expect(heads[2]).not.toContain('Live b');
  });

  it('shows in the address how far a deployment is once it was asked for, and a reload asks for none', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    const { unmount } = renderTab(
      delivery,
      '/delivery?deploy=performance&version=b454',
    );
    await user.click(
      await screen.findByRole('button', { name: 'Deploy b454 to performance' }),
    );
    await screen.findByText('Requested, not sent yet.');
    const { id } = delivery.scenario.deployments[0];
    expect(address()).toBe(`/delivery?deployment=${id}`);
    unmount();

    renderTab(delivery, `/delivery?deployment=${id}`);
    expect(
      await screen.findByText('Requested, not sent yet.'),
    ).toBeInTheDocument();
    expect(delivery.sent).toHaveLength(1);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('/delivery'));
  });

  it('opens the dialog from the address and forgets it when closed', async () => {
    const user = userEvent.setup();
    renderTab(
      new FixtureDeliveryApi('usual', now),
      '/delivery?deploy=performance&version=b454',
    );

    const dialog = await screen.findByRole('dialog', {
      name: 'Deploy catalog',
    });
    expect(
      await within(dialog).findByRole('button', {
        name: 'Deploy b454 to performance',
      }),
    ).toBeEnabled();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('/delivery'));
    expect(dialog).not.toBeInTheDocument();
  });

  it('lists deployments with state and reason in words; those of one environment by the address', async () => {
    renderTab(
      new FixtureDeliveryApi('usual', now),
      '/delivery?environment=production',
    );

    const list = await screen.findByRole('list', {
      name: 'Deployments, newest first',
    });
    const items = within(list).getAllByRole('listitem');
    expect(items).toHaveLength(3);
    expect(items[0]).toHaveTextContent('refused');
    expect(items[0]).toHaveTextContent('GitHub answered 422');
    expect(items[1]).toHaveTextContent('outside');
    expect(items[1]).toHaveTextContent('octo-ops');
    expect(
      within(items[1]).getByTitle('unknown, workflow at a1b2c3d'),
    ).toBeInTheDocument();
  });

  it('explains why it can not be deployed, and shows mistakes of what was written', async () => {
    renderTab(
      new FixtureDeliveryApi('not-deployable', now),
      '/delivery?deploy=uat',
    );

    const why = await screen.findByRole('region', {
      name: 'It can not be deployed from here',
    });
    expect(why).toHaveTextContent('There is no .github/workflows/deploy');
    expect(why).toHaveTextContent('delivery.mainline/workflow: deploy.yml');
    expect(
      screen.getByText(/"stagin", which is no environment/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Deploy/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Promote/ })).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('teaches what comes first where there is nothing yet', async () => {
    renderTab(new FixtureDeliveryApi('empty', now));

    expect(
      await screen.findByText(/No check-in reached mainline yet/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/Nothing was deployed yet/),
    ).toBeInTheDocument();
    expect(screen.getAllByText('never deployed')).toHaveLength(4);
  });

  it('follows a deployment without a reload', async () => {
    const delivery = new FixtureDeliveryApi('usual', now);
    const signals: Array<(message: JsonObject) => void> = [];
    renderPage(<EntityDeliveryContent />, {
      delivery,
      at: '/delivery',
      mountPath: '/delivery/*',
      signals: {
        subscribe: (_channel, onMessage) => {
          signals.push(onMessage as (message: JsonObject) => void);
          return { unsubscribe: () => {} };
        },
      },
    });
    const list = await screen.findByRole('list', {
      name: 'Deployments, newest first',
    });
    expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent(
      'running',
    );

    delivery.set(known.running, { state: 'failed', phase: 'ended' });
    act(() => signals.forEach(tell => tell({ entityRefs: [] })));

    await waitFor(() =>
      expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent(
        'failed',
      ),
    );
  });
});
