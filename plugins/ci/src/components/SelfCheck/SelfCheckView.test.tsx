import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { MissingEvidence } from '@mainline/backstage-plugin-ci-common';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureCiApi } from '../../testing';
import { selfCheckMessages } from '../../translation/selfCheckMessages';
import { EntityCiContent } from '../EntityCi';

const now = Date.now();
const address = () => screen.getByTestId('address').textContent;

function renderSelfCheck(ci: FixtureCiApi, query = '') {
  return renderPage(<EntityCiContent />, {
    ci,
    at: `/ci/self-check${query}`,
    mountPath: '/ci/*',
  });
}

const list = (name: string) => screen.findByRole('list', { name });

describe('SelfCheckView', () => {
  it("answers the three questions in Humble's words, from the rules and figures of the service", async () => {
    renderSelfCheck(new FixtureCiApi('usual', now));

    for (const question of Object.values(selfCheckMessages.question)) {
      expect(
        await screen.findByRole('heading', { name: question }),
      ).toBeInTheDocument();
    }
    expect(
      screen.getByText(
        /of \d+ commits .* were on mainline within 1 working day of being written, in the last 30 days\.$/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^Yes from 80% of the commits/),
    ).toBeInTheDocument();
    expect(
      screen.getAllByText(/^Working time is Mon–Fri, 09:00 to 18:00 \(UTC\)/),
    ).not.toHaveLength(0);
    expect(screen.getByText('What would end it')).toBeInTheDocument();
  });

  it('says what the team wrote down and nobody can use', async () => {
    const ci = new FixtureCiApi('usual', now);
    const answer = await ci.getSelfCheck('component:default/catalog');
    const mistake =
      "ci.mainline/time-zone of group:default/storefront is 'Mars'.";
    jest
      .spyOn(ci, 'getSelfCheck')
      .mockResolvedValue({ ...answer, mistakes: [mistake] });
    renderSelfCheck(ci);
    expect(await screen.findByText(mistake)).toBeInTheDocument();
  });

  it('says for each reason that something counts or not why it does', async () => {
    renderSelfCheck(new FixtureCiApi('every-evidence', now));

    await list('fixes first');
    const codes = Object.entries(selfCheckMessages.reason).filter(
      ([code]) => code !== 'in-time',
    );
    for (const [, sentence] of codes) {
      expect(screen.getAllByText(sentence)).not.toHaveLength(0);
    }
  });

  it('says what was missing, and since when it counts where history begins later', async () => {
    renderSelfCheck(new FixtureCiApi('every-evidence', now));

    await list('fixes first');
    const missing = Object.keys(selfCheckMessages.missing) as MissingEvidence[];
    const dated: MissingEvidence[] = ['whole-window', 'older-jobs'];
    for (const code of missing.filter(each => !dated.includes(each))) {
      expect(
        screen.getByText(selfCheckMessages.missing[code]),
      ).toBeInTheDocument();
    }
    expect(
      screen.getByText(/^History begins later than the window/),
    ).toBeInTheDocument();
    expect(screen.getByText(/of being written, since /)).toBeVisible();
    expect(
      screen.getByText(/^The jobs of older builds were not read: .* from /),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /that touch code \(20%\), in the 11 days that are known/,
      ),
    ).toBeVisible();
  });

  it('shows of a red its clock, who broke it, how it ended, and what was checked in meanwhile', async () => {
    renderSelfCheck(
      new FixtureCiApi('every-evidence', now),
      '?question=fixing',
    );

    const rows = within(await list('fixes first'))
      .getAllByRole('listitem')
      .filter(item => item.querySelector('[data-answer]'));
    const reverted = rows.find(row =>
      within(row).queryByText('fixed in time, by a revert'),
    )!;
    expect(reverted).toHaveTextContent(/red since .*, for 50m · unit-tests/);
    expect(reverted).toHaveTextContent(
      /broken by\s*a071a6eRename column 5 of the price list\s*lee/,
    );
    expect(reverted).toHaveTextContent(/reverted by/);
    expect(
      within(rows[0]).getByText('3 check-ins meanwhile'),
    ).toBeInTheDocument();
    const rerun = rows.find(row =>
      within(row).queryByText('a re-run of the same commit turned it green'),
    )!;
    expect(rerun).toHaveTextContent(/green by a re-run of/);
  });

  it('shows who set a thing aside, why, and what it would have been', async () => {
    renderSelfCheck(new FixtureCiApi('every-evidence', now));

    expect(
      await screen.findByText(
        /^lee, .*: "The whole office was at the hospital\."\. It would be: counts against\.$/,
      ),
    ).toBeInTheDocument();
  });

  it('filters by question and verdict, and keeps both in the address', async () => {
    const user = userEvent.setup();
    renderSelfCheck(new FixtureCiApi('every-evidence', now));
    await list('fixes first');

    await user.click(screen.getByRole('radio', { name: 'tests its changes' }));
    await user.click(
      within(screen.getByRole('group', { name: 'How it counts' })).getByRole(
        'button',
        { name: /can't be told: 1/ },
      ),
    );

    await waitFor(() =>
      expect(address()).toBe(
        '/ci/self-check?question=tested&verdict=cannot-tell',
      ),
    );
    expect(
      within(await list('tests its changes')).getAllByRole('listitem'),
    ).toHaveLength(1);
    expect(screen.queryByRole('list', { name: 'fixes first' })).toBeNull();

    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(address()).toBe('/ci/self-check'));
  });

  it('leads from a count of a card to the evidence that it counts', async () => {
    const user = userEvent.setup();
    renderSelfCheck(new FixtureCiApi('every-evidence', now));
    await list('fixes first');

    const [counts] = screen.getAllByRole('list', {
      name: 'How the evidence counts',
    });
    await user.click(within(counts).getByRole('link', { name: /against: 3/ }));

    await waitFor(() =>
      expect(address()).toBe(
        '/ci/self-check?question=daily&verdict=counts-against',
      ),
    );
    expect(
      within(await list('checks in daily')).getAllByRole('listitem'),
    ).toHaveLength(3);
  });

  it('shows fifty at a time', async () => {
    const user = userEvent.setup();
    renderSelfCheck(new FixtureCiApi('every-evidence', now), '?question=daily');

    const rows = await list('checks in daily');
    expect(within(rows).getAllByRole('listitem')).toHaveLength(50);
    await user.click(screen.getByRole('button', { name: 'Show 29 more' }));
    expect(within(rows).getAllByRole('listitem')).toHaveLength(79);
  });

  it('goes from one piece of evidence to the next with the arrow keys', async () => {
    const user = userEvent.setup();
    renderSelfCheck(
      new FixtureCiApi('every-evidence', now),
      '?question=tested',
    );
    const rows = within(await list('tests its changes')).getAllByRole(
      'listitem',
    );

    within(rows[0]).getAllByRole('link')[0].focus();
    await user.keyboard('{ArrowDown}');

    expect(within(rows[1]).getAllByRole('link')[0]).toHaveFocus();
  });

  it('says what would turn an answer, also where no number of things would', async () => {
    const ci = new FixtureCiApi('every-evidence', now);
    const document = await ci.getSelfCheck('component:default/catalog');
    const { daily, tested, fixing } = document.selfCheck!;
    daily.wouldTurn = { to: 'yes', code: 'more-commits-in-time' };
    tested.wouldTurn = { to: 'no', code: 'more-untested-check-ins' };
    fixing.wouldTurn = {
      to: 'yes',
      code: 'fix-faster',
      workingMs: 2 * 3600_000,
    };
    jest.spyOn(ci, 'getSelfCheck').mockResolvedValue(document);
    renderSelfCheck(ci, '?question=tested');

    expect(await screen.findByText(/none may be late/)).toBeInTheDocument();
    expect(
      screen.getByText(/^Nothing: the rule asks for no share/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/median of 2h has to come down to 1h/),
    ).toBeInTheDocument();
  });

  it("shows what a newer server says in the server's own word", async () => {
    const ci = new FixtureCiApi('every-evidence', now);
    const document = await ci.getSelfCheck('component:default/catalog');
    const [first] = document.selfCheck!.daily.evidence;
    (first as { reason: string }).reason = 'written-on-the-moon';
    (document.selfCheck!.daily.wouldTurn as { code: string }).code = 'land';
    jest.spyOn(ci, 'getSelfCheck').mockResolvedValue(document);
    renderSelfCheck(ci);

    expect(
      await screen.findByText('the server says "written-on-the-moon"'),
    ).toBeInTheDocument();
    expect(screen.getByText('The server says "land".')).toBeInTheDocument();
  });

  it('says dormant where nobody writes, and not that data is missing', async () => {
    const ci = new FixtureCiApi('usual', now);
    const search = ci.scenario.services.find(
      ({ service }) => service.name === 'search',
    )!;
    jest.spyOn(ci, 'getService').mockResolvedValue(search);
    renderSelfCheck(ci);

    expect(await screen.findAllByText('dormant')).toHaveLength(3);
    expect(screen.queryByText('not enough data')).not.toBeInTheDocument();
    expect(
      screen.getAllByText(
        'Nobody wrote anything for this service in the last 30 days.',
      ),
    ).not.toHaveLength(0);
  });

  it.each([
    ['first-reading', 'orders', /It is being read now/],
    ['first-reading', 'loyalty', /github\.com\/acme\/loyalty was not found/],
  ] as const)(
    'says why there is no answer yet: %s, %s',
    async (scenario, name, sentence) => {
      const ci = new FixtureCiApi(scenario, now);
      const health = ci.scenario.services.find(
        ({ service }) => service.name === name,
      )!;
      jest.spyOn(ci, 'getService').mockResolvedValue(health);
      renderSelfCheck(ci);

      expect(
        await screen.findByRole('heading', {
          name: 'The three questions were not answered yet',
        }),
      ).toBeInTheDocument();
      expect(await screen.findByText(sentence)).toBeInTheDocument();
    },
  );

  it('says which annotation an unmapped service lacks', async () => {
    const ci = new FixtureCiApi('unmapped', now);
    ci.scenario.services[0].service.entityRef = 'component:default/catalog';
    renderSelfCheck(ci);

    expect(
      await screen.findByText(/github\.com\/project-slug: owner\/repository/),
    ).toBeInTheDocument();
  });

  it('says what failed, and reads again on Retry', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    jest
      .spyOn(ci, 'getSelfCheck')
      .mockRejectedValueOnce(new Error('The database is away.'));
    renderSelfCheck(ci);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away.',
    );
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await list('checks in daily')).toBeInTheDocument();
  });
});
