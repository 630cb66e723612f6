import { TestDatabases } from '@backstage/backend-test-utils';
import type { OperationsOverview } from '@mainline/backstage-plugin-ci-common';
import { at, createCollecting, lookFor } from '../__testUtils__';
import { SharedBudgets } from '../budget';
import { ada, OperatedPortal } from './__testUtils__/OperatedPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('operations on %s', databaseId => {
  const portal = OperatedPortal.on(databases, databaseId);

  describe('the overview', () => {
    it('of an empty portal counts nothing', async () => {
      expect(await portal.ask('/operations')).toEqual({
        at: at(600),
        budgets: [],
        lag: {
          repositories: { all: 0, unread: 0, late: 0, failing: 0 },
          lateAfterMs: 45 * 60_000,
        },
        inbox: { pending: 0, appliedLastHour: 0, setAside: 0, parked: 0 },
        backfill: { paused: false, done: 0, all: 0 },
        webhooks: { lastDay: 0, before: 0, never: 0 },
      });
    });

    it('says how far everything is, and what waits', async () => {
      await portal.repository('current', {
        complete_up_to: at(595),
        webhook_since: at(0),
        webhook_seen_at: at(590),
      });
      await portal.repository('late', {
        complete_up_to: at(500),
        error: 'It is away.',
        webhook_since: at(-3000),
        webhook_seen_at: at(-2000),
      });
      await portal.repository('unread', {});
      // One that was renamed is looked for under both names.
      await portal.knex('repository_locators').insert({
        host: 'fake.example',
        slug: 'acme/formerly-current',
        slug_key: 'acme/formerly-current',
        repository_id: 'fake.example:current',
        next_read_at: at(1000),
      });
      await portal.repository('nowhere', 'not found', {
        error: 'It was not found.',
      });
      await portal.delivery('1');
      await portal.delivery('2', { state: 'set-aside' });
      await portal.delivery('3', { state: 'pending', received_at: at(580) });
      await portal.delivery('4', { state: 'pending', received_at: at(599) });
      await portal.delivery('5', { state: 'applied', applied_at: at(541) });
      await portal.delivery('6', { state: 'applied', applied_at: at(539) });

      const overview: OperationsOverview = await portal.ask('/operations');
      expect(overview.lag).toEqual({
        repositories: { all: 4, unread: 2, late: 1, failing: 2 },
        completeUpTo: at(500),
        p50Ms: 5 * 60_000,
        p95Ms: 100 * 60_000,
        lateAfterMs: 45 * 60_000,
      });
      expect(overview.inbox).toEqual({
        pending: 2,
        oldestPendingAt: at(580),
        appliedLastHour: 1,
        setAside: 1,
        parked: 1,
      });
      expect(overview.backfill).toEqual({ paused: false, done: 2, all: 3 });
      expect(overview.webhooks).toEqual({ lastDay: 1, before: 1, never: 2 });
    });

    it('counts a repository among those with webhooks for a day after its last delivery', async () => {
      const { collecting } = await createCollecting(portal.knex, {
        minutes: 600,
      });
      await lookFor(portal.knex, { host: 'fake.example', slug: 'acme/shop' });
      await portal.delivery('1', { state: 'pending' });
      await collecting.settle();
      const webhooks = async () => (await portal.ask('/operations')).webhooks;
      expect(await webhooks()).toEqual({ lastDay: 1, before: 0, never: 0 });
      portal.now = at(600 + 24 * 60 + 1);
      expect(await webhooks()).toEqual({ lastDay: 0, before: 1, never: 0 });
    });

    it('says what each source may ask, and asked', async () => {
      const budget = {
        host: 'fake.example',
        account: 'installation 7',
        requests: { person: 1, webhook: 2, reconciliation: 30, backfill: 4 },
        unchanged: 25,
        limit: 5000,
        remaining: 4100,
        resetAt: at(630),
        floor: 500,
        blockedUntil: at(601),
      };
      Object.assign(portal.source, { budgets: () => [budget] });
      const { knex, source } = portal;
      const clock = () => new Date(portal.now);
      await new SharedBudgets({ knex, sources: [source], clock }).sync();
      expect((await portal.ask('/operations')).budgets).toEqual([
        { source: 'fake', ...budget },
      ]);
    });
  });

  describe('the backfill', () => {
    it('reads no history while it is paused, and everything else', async () => {
      const fresh = await createCollecting(portal.knex, {
        source: portal.source,
        minutes: 600,
      });
      await lookFor(portal.knex, { host: 'fake.example', slug: 'acme/shop' });
      await portal.ask('/operations/backfill', { body: { paused: true } });
      await fresh.collecting.settle();
      const repository = () => portal.knex('repositories').first();
      const before = await repository();
      expect(before.complete_up_to).toBe(at(600));
      expect(before.known_since > before.backfill_until).toBe(true);

      fresh.clock.minutes = 700;
      await portal.knex('repositories').update({ next_read_at: at(700) });
      await fresh.collecting.settle();
      const meanwhile = await repository();
      expect(meanwhile.complete_up_to).toBe(at(700));
      expect(meanwhile.known_since).toBe(before.known_since);

      await portal.ask('/operations/backfill', { body: { paused: false } });
      expect(portal.collecting.lookNow).toHaveBeenCalledTimes(1);
      await fresh.collecting.settle();
      expect((await repository()).known_since).toBe(before.backfill_until);
    });

    it('says who paused it, and since when, whoever says so again, until it is resumed', async () => {
      const pause = (paused: boolean) =>
        portal.ask('/operations/backfill', { body: { paused } });
      expect(await pause(true)).toEqual({
        paused: true,
        by: ada,
        at: at(600),
        done: 0,
        all: 0,
      });
      portal.now = at(610);
      expect(await pause(true)).toMatchObject({ paused: true, at: at(600) });
      const resumed = { paused: false, done: 0, all: 0 };
      expect(await pause(false)).toEqual(resumed);
      expect((await portal.ask('/operations')).backfill).toEqual(resumed);
    });
  });
});
