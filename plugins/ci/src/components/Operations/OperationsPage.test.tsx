import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ciOperationsReadPermission,
  ciOperationsUpdatePermission,
} from '@mainline/backstage-plugin-ci-common';
import type { PageOptions } from '@mainline/backstage-plugin-mainline-react/testing';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureCiApi } from '../../testing';
import type { ScenarioName } from '../../testing/scenarios';
import { OperationsPage } from './OperationsPage';

const now = Date.now();

/** Whoever is let do all but one thing. */
const allBut = (name: string): PageOptions['permission'] => ({
  authorize: ({ permission }) =>
    permission.name === name ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
});

function open(scenario: ScenarioName = 'usual', options: PageOptions = {}) {
  const ci = new FixtureCiApi(scenario, now);
  const user = userEvent.setup();
  renderPage(<OperationsPage />, { ...options, ci });
  return { ci, user, operations: ci.operations };
}

async function card(name: string) {
  const title = await screen.findByRole('heading', { name, level: 3 });
  return title.closest<HTMLElement>('.bui-Card')!;
}

async function rowsOf(name: string) {
  const list = await screen.findByRole('list', { name });
  return within(list).getAllByRole('listitem');
}
const deliveries = 'Deliveries that were not applied';
const repositories = 'Repositories that are not current';

describe('OperationsPage', () => {
  it('says in words that everything is complete', async () => {
    open('many');
    expect(
      await screen.findByText(
        /Complete: all 450 repositories are known up to .* or later/,
      ),
    ).toBeInTheDocument();
    expect(await screen.findByText('Nothing is parked.')).toBeInTheDocument();
    expect(
      await screen.findByText('Every repository is current.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Retry all' })).toBeNull();
  });

  it('says in words what is late, and why', async () => {
    open();
    expect(
      await screen.findByText('12 of 450 repositories are late'),
    ).toBeInTheDocument();
    for (const reason of [
      /github\.com is not asked before .*: it said to wait/,
      /Reading of history is paused by .*kim since/i,
      /The inbox is behind: its oldest delivery waits since/,
      /The last readings of 3 repositories failed/,
      /4 repositories were never read/,
      /3 deliveries could not be applied/,
    ]) {
      expect(screen.getByText(reason)).toBeInTheDocument();
    }
  });

  it('says that nothing is collected where no service says where its source lives', async () => {
    open('empty');
    expect(
      await screen.findByText('Nothing is collected yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/github\.com\/project-slug: owner\/repository/),
    ).toBeInTheDocument();
    expect(screen.getByText('No source counts its requests.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
  });

  it('shows what is left of the tightest account, for whom the rest went, and the floor', async () => {
    open();
    const requests = await card('Requests');
    expect(requests).toHaveTextContent('840 of 12,500 left');
    expect(
      within(requests).getByRole('meter', {
        name: 'Requests left for github.com, installation 41',
      }),
    ).toHaveAttribute('aria-valuetext', '840 of 12,500 left');
    expect(within(requests).getByTitle(/Below 1,250 only people/)).toHaveStyle({
      left: '10%',
    });
    expect(requests).toHaveTextContent(/People who wait212/);
    expect(requests).toHaveTextContent(/"as it was"35%/);
    expect(requests).toHaveTextContent(
      'github.internal · token4,871 of 5,000 left',
    );
  });

  it('leads from each figure to what it counts', async () => {
    const { user } = open('usual', { at: '/', mountPath: '/*' });
    await user.click(
      within(await card('Lag')).getByRole('link', { name: 'Failing' }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        'repositories=failing',
      ),
    );
  });

  describe('deliveries', () => {
    it('are listed with their reason', async () => {
      open();
      const [first, , last] = await rowsOf(deliveries);
      expect(first).toHaveTextContent(/workflow_run.*acme\/catalog/);
      expect(first).toHaveTextContent(/value too long .*5 tries/);
      expect(last).toHaveTextContent(/no repository named/);
    });

    it('are retried one by one', async () => {
      const { user, operations } = open();
      await rowsOf(deliveries);
      await user.click(
        screen.getByRole('button', {
          name: 'Retry workflow_run of github.com/acme/catalog',
        }),
      );
      await waitFor(async () =>
        expect(await rowsOf(deliveries)).toHaveLength(2),
      );
      expect(operations.deeds).toMatchObject([
        { keys: [{ source: 'github', hook: '4711' }] },
      ]);
    });

    it('are retried all at once', async () => {
      const { user, operations } = open();
      await user.click(
        await screen.findByRole('button', { name: 'Retry all' }),
      );
      expect(
        await screen.findByText('3 deliveries wait again.'),
      ).toBeInTheDocument();
      expect(await screen.findByText('Nothing is parked.')).toBeInTheDocument();
      expect(operations.deeds).toEqual([{ all: 'parked' }]);
    });

    it('are set aside with a reason, and not without', async () => {
      const { user, operations } = open();
      await user.click(
        await screen.findByRole('button', {
          name: 'Set aside deployment_status of github.com/acme/basket',
        }),
      );
      const dialog = await screen.findByRole('dialog');
      const set = within(dialog).getByRole('button', { name: 'Set aside' });
      expect(set).toBeDisabled();
      await user.type(within(dialog).getByLabelText('Why'), ' A test. ');
      await user.click(set);
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect(operations.deeds).toMatchObject([{ reason: 'A test.' }]);
      await waitFor(async () =>
        expect(await rowsOf(deliveries)).toHaveLength(2),
      );
    });

    it('say why they could not be set aside, and keep what was written', async () => {
      const { user, operations } = open();
      jest
        .spyOn(operations, 'setDeliveryAside')
        .mockRejectedValue(new Error('It is not parked but applied.'));
      await user.click(
        (
          await screen.findAllByRole('button', { name: /^Set aside / })
        )[0],
      );
      const dialog = await screen.findByRole('dialog');
      await user.type(within(dialog).getByLabelText('Why'), 'A test.');
      await user.click(
        within(dialog).getByRole('button', { name: 'Set aside' }),
      );
      expect(await within(dialog).findByRole('alert')).toHaveTextContent(
        /It is still parked.*It is not parked but applied\./,
      );
      expect(within(dialog).getByLabelText('Why')).toHaveValue('A test.');
    });

    it('show what they said', async () => {
      const { user } = open();
      await user.click(
        await screen.findByRole('button', { name: 'What workflow_run said' }),
      );
      const dialog = await screen.findByRole('dialog');
      expect(
        await within(dialog).findByText(/"action": "completed"/),
      ).toBeInTheDocument();
      expect(dialog).toHaveTextContent(/github 4711/);
    });
  });

  describe('the reading of history', () => {
    it('are paused and resumed once that was confirmed', async () => {
      const { user, operations } = open();
      const first = await card('History');
      expect(first).toHaveTextContent('446 of 450');
      expect(
        within(first).getByRole('progressbar', {
          name: 'Repositories whose history is known',
        }),
      ).toBeInTheDocument();
      await user.click(within(first).getByRole('button', { name: 'Resume' }));
      const dialog = await screen.findByRole('dialog');
      expect(dialog).toHaveTextContent('4 repositories will be read');
      expect(operations.deeds).toEqual([]);
      await user.click(within(dialog).getByRole('button', { name: 'Resume' }));
      expect(
        await within(await card('History')).findByRole('button', {
          name: 'Pause',
        }),
      ).toBeInTheDocument();
      expect(operations.deeds).toEqual([{ paused: false }]);
    });
  });

  describe('repositories', () => {
    it('say how far they are known, why not further, and for which services', async () => {
      open();
      const [lost, , monorepo, reading] = await rowsOf(repositories);
      expect(lost).toHaveTextContent(/never read/);
      expect(lost).toHaveTextContent(/was not found/);
      expect(monorepo).toHaveTextContent(/complete up to/);
      expect(monorepo).toHaveTextContent('api, jobs, search and 1 more');
      expect(
        within(monorepo).getByRole('link', { name: 'jobs' }),
      ).toHaveAttribute('href', '/catalog/default/component/jobs/ci');
      expect(reading).toHaveTextContent('being read');
      expect(
        within(reading).getByRole('button', { name: /Read acme/ }),
      ).toBeDisabled();
    });

    it('are read when somebody says so', async () => {
      const { user, operations } = open();
      await user.click(
        await screen.findByRole('button', {
          name: 'Read acme/renamed-long-ago now',
        }),
      );
      expect(await screen.findByText('is read next')).toBeInTheDocument();
      expect(operations.deeds).toEqual([
        { read: 'github.com/acme/renamed-long-ago' },
      ]);
    });

    it('say why they are not read now', async () => {
      const { user, operations } = open();
      jest
        .spyOn(operations, 'readRepository')
        .mockRejectedValue(new Error('Resume the backfill first.'));
      await user.click(
        await screen.findByRole('button', { name: 'Read acme/newcomer now' }),
      );
      expect(await screen.findByRole('alert')).toHaveTextContent(
        /acme\/newcomer is read when it was due.*Resume the backfill first\./,
      );
    });

    it('are those that the address asks for', async () => {
      open('usual', { at: '/?repositories=unread' });
      expect(await rowsOf(repositories)).toHaveLength(2);
    });

    it('are walked by arrow keys', async () => {
      const { user } = open();
      const [, newcomer, monorepo] = await rowsOf(repositories);
      const linkOf = (row: HTMLElement) =>
        within(row).getByRole('link', { name: /^acme/ });
      linkOf(newcomer).focus();
      await user.keyboard('{ArrowDown}');
      expect(linkOf(monorepo)).toHaveFocus();
    });
  });

  describe('who may', () => {
    it('not look is told by name which permission is missing', async () => {
      const { ci } = open('usual', {
        permission: allBut(ciOperationsReadPermission.name),
      });
      const asked = jest.spyOn(ci.operations, 'getOverview');
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'ci.operations.read',
      );
      expect(asked).not.toHaveBeenCalled();
    });

    it('not look for the server alone is told what it says', async () => {
      const ci = new FixtureCiApi('usual', now);
      jest.spyOn(ci.operations, 'getOverview').mockRejectedValue(
        Object.assign(new Error('Set ci.allowWithoutPermissions.'), {
          statusCode: 403,
        }),
      );
      renderPage(<OperationsPage />, { ci });
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'Set ci.allowWithoutPermissions.',
      );
      expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
    });

    it('look and change nothing sees no buttons, and why', async () => {
      open('usual', {
        permission: allBut(ciOperationsUpdatePermission.name),
      });
      await rowsOf(deliveries);
      await rowsOf(repositories);
      expect(screen.getByText(/ci\.operations\.update/)).toBeInTheDocument();
      for (const name of [/^Retry/, /^Set aside /, /^Read /, /Pause|Resume/]) {
        expect(screen.queryByRole('button', { name })).toBeNull();
      }
    });
  });

  it('says what failed, and reads again on Retry', async () => {
    const { user, operations } = open('many');
    jest
      .spyOn(operations, 'getOverview')
      .mockRejectedValueOnce(new Error('The database is away.'));
    const [retry] = await screen.findAllByRole('button', { name: 'Retry' });
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
    await user.click(retry);
    expect(await screen.findByText(/^Complete: all 450/)).toBeInTheDocument();
  });
});
