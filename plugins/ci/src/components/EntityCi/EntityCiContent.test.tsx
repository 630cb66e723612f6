import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureCiApi } from '../../testing';
import { EntityCiContent } from './EntityCiContent';

const now = Date.now();
const address = () => screen.getByTestId('address').textContent;

function renderTab(ci: FixtureCiApi, at = '/ci') {
  return renderPage(<EntityCiContent />, { ci, at, mountPath: '/ci/*' });
}

describe('EntityCiContent', () => {
  it('says since when mainline is red, what broke it and how many checked in since', async () => {
    renderTab(new FixtureCiApi('usual', now));

    const banner = await screen.findByRole('region', {
      name: 'Mainline is red for 2h 14m',
    });
    expect(
      within(banner).getByText('unit-tests › jest (node 24) › Run tests'),
    ).toBeInTheDocument();
    expect(within(banner).getByText('3 check-ins since')).toBeInTheDocument();
    expect(
      within(banner).getByRole('link', { name: 'See the failing step' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/catalog/ci/runs/9000000001?attempt=2',
    );
  });

  it.each([
    ['Success', /newest 100%, lowest \d+%, highest 100%$/],
    ['Duration', /newest .*m.*, lowest .*m.*, highest .*m/],
    ['Time to fix', /newest .*m/],
    ['Check-ins a day', /newest \d, lowest 0, highest 4$/],
  ])('shows how %s went day by day, in words too', async (figure, words) => {
    renderTab(new FixtureCiApi('usual', now));

    const trend = await screen.findByRole('img', {
      name: new RegExp(`^${figure} day by day, 30 days: `),
    });
    expect(trend).toHaveAccessibleName(expect.stringMatching(words));
    expect(trend.querySelectorAll('title')).toHaveLength(30);
  });

  it('shows its figures where the days can not be read', async () => {
    const ci = new FixtureCiApi('usual', now);
    ci.getServiceDays = async () => {
      throw new Error('no days');
    };
    renderTab(ci);
    expect(await screen.findByText('Time to fix')).toBeInTheDocument();
    expect(screen.queryByRole('img', { name: /day by day/ })).toBeNull();
  });

  it("shows a conclusion that is not known in GitHub's own word, and never as passed", async () => {
    renderTab(new FixtureCiApi('usual', now));

    const mark = await screen.findByRole('link', {
      name: 'e2e: paused_by_policy',
    });
    expect(mark.querySelector('[data-state="unknown"]')).not.toBeNull();
    expect(mark.querySelector('[data-state="passing"]')).toBeNull();
  });

  it('tells a start-up failure, a flaky pass and a check-in that nothing built', async () => {
    renderTab(new FixtureCiApi('usual', now));

    expect(
      await screen.findByRole('link', { name: 'e2e: failed to start' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'unit-tests: passed on attempt 2' }),
    ).toBeInTheDocument();
    expect(screen.getByText('nothing built it')).toBeInTheDocument();
  });

  it('says of a check-in below the head of its push that it was built with it', async () => {
    const ci = new FixtureCiApi('usual', now);
    const [head] = ci.scenario.checkIns;
    const below = ci.scenario.checkIns.filter(row => row.runs.length === 0)[0];
    ci.scenario.checkIns.splice(1, 0, {
      ...below,
      checkIn: { ...head.checkIn, sha: 'b'.repeat(40), pushIndex: 1 },
    });
    ci.scenario.checkIns.push({
      ...below,
      checkIn: { ...below.checkIn, sha: 'c'.repeat(40), pushIndex: 1 },
    });
    renderTab(ci);

    const list = await screen.findByRole('list', { name: 'Check-ins on main' });
    const items = within(list).getAllByRole('listitem');
    expect(
      within(items[1]).getByText('built with the head of its push'),
    ).toBeInTheDocument();
    // Its head was built by nothing, and so was it.
    expect(
      within(items[items.length - 1]).getByText('nothing built it'),
    ).toBeInTheDocument();
  });

  it('says both words of a contradiction and which one stands', async () => {
    renderTab(new FixtureCiApi('usual', now));

    expect(
      await screen.findByText(
        /GitHub said both startup_failure and success at .*; the redder word stands/,
      ),
    ).toBeInTheDocument();
  });

  it('shows runs of other events and branches, by a filter that stays in the address', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    renderTab(ci, '/ci?view=runs&event=schedule');

    const list = await screen.findByRole('list', { name: 'All runs' });
    await waitFor(() =>
      expect(within(list).getAllByRole('listitem')).toHaveLength(1),
    );
    expect(within(list).getByText('schedule')).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(address()).toBe('/ci?view=runs'));
  });

  it('goes from check-in to check-in with the arrow keys', async () => {
    const user = userEvent.setup();
    renderTab(new FixtureCiApi('usual', now));
    const list = await screen.findByRole('list', { name: 'Check-ins on main' });
    const items = within(list).getAllByRole('listitem');

    within(items[0])
      .getByRole('link', { name: /^unit-tests/ })
      .focus();
    await user.keyboard('{ArrowDown}');

    expect(
      within(items[1]).getByRole('link', { name: 'unit-tests: failed' }),
    ).toHaveFocus();
  });

  it('explains to a service without builds which annotation is missing', async () => {
    const ci = new FixtureCiApi('unmapped', now);
    ci.scenario.services[0].service.entityRef = 'component:default/catalog';
    renderTab(ci);

    expect(
      await screen.findByRole('heading', {
        name: 'No builds belong to this service yet',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/github\.com\/project-slug: owner\/repository/),
    ).toBeInTheDocument();
  });

  it.each([
    ['The history of builds is being read', undefined],
    ['The builds could not be read yet', 'GitHub answered 404.'],
  ])(
    'does not say that there is no build where none was read: %s',
    async (title, sourceError) => {
      const ci = new FixtureCiApi('first-reading', now);
      const unread = ci.scenario.services.find(
        ({ service }) => service.name === 'orders',
      )!;
      unread.service.entityRef = 'component:default/catalog';
      ci.scenario.services = [{ ...unread, sourceError }];
      renderTab(ci);

      expect(
        await screen.findByRole('region', { name: title }),
      ).toBeInTheDocument();
      expect(
        screen.queryByText(/Nightly and manual runs do not count/),
      ).not.toBeInTheDocument();
    },
  );

  it('says that the repository is archived', async () => {
    const ci = new FixtureCiApi('usual', now);
    ci.scenario.services[0].archived = true;
    renderTab(ci);

    expect(
      await screen.findByText(/The repository is archived/),
    ).toBeInTheDocument();
  });

  it('says why the source can not be read while it shows what was read before', async () => {
    const ci = new FixtureCiApi('usual', now);
    ci.scenario.services[0].sourceError = 'GitHub answered 403.';
    renderTab(ci);

    expect(await screen.findByText('GitHub answered 403.')).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: /Mainline is red/ }),
    ).toBeInTheDocument();
  });
});
