import { TestDatabases } from '@backstage/backend-test-utils';
import type { OpenDelivery } from '@mainline/backstage-plugin-ci-common';
import {
  aRepository,
  aRun,
  at,
  createCollecting,
  dumpFacts,
  lookFor,
} from '../__testUtils__';
import {
  ada,
  deliveries,
  key,
  OperatedPortal,
} from './__testUtils__/OperatedPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('operations on %s', databaseId => {
  const portal = OperatedPortal.on(databases, databaseId);

  describe('deliveries', () => {
    it('are listed by where they stand, newest first, page by page', async () => {
      for (let n = 1; n <= 5; n++) {
        // Two came at one instant.
        await portal.delivery(`${n}`, { received_at: at(Math.min(n, 4)) });
      }
      await portal.delivery('other', { state: 'set-aside' });
      const ids: string[] = [];
      let cursor = '';
      do {
        const page = await portal.ask(`${deliveries}?limit=2${cursor}`);
        expect(page.totalItems).toBe(5);
        ids.push(...page.items.map((each: OpenDelivery) => each.id));
        cursor = page.nextCursor && `&cursor=${page.nextCursor}`;
      } while (cursor);
      expect(ids).toEqual(['5', '4', '3', '2', '1']);
      const { items } = await portal.ask(`${deliveries}?state=set-aside`);
      expect(items).toMatchObject([{ id: 'other' }]);
      expect(await portal.ask(`${deliveries}?state=pending`)).toEqual({
        items: [],
        totalItems: 0,
      });
    });

    it('say of which repository they speak, why they were not applied, and what they said', async () => {
      await portal.delivery('1');
      await portal.delivery('2', {
        event: 'broken',
        received_at: at(1),
        reason: null,
      });
      const known = {
        ...key('1'),
        event: 'facts',
        repository: 'fake.example/Acme/Shop',
        receivedAt: at(590),
        tries: 5,
        reason: 'It breaks.',
      };
      expect((await portal.ask(deliveries)).items).toEqual([
        known,
        { ...key('2'), event: 'broken', receivedAt: at(1), tries: 5 },
      ]);
      expect(await portal.ask(`${deliveries}/fake/1/1`)).toEqual({
        ...known,
        state: 'parked',
        payload: { repository: aRepository(), runs: [aRun()] },
      });
      const { error } = await portal.ask(`${deliveries}/fake/1/none`, {
        status: 404,
      });
      expect(error.message).toMatch(/no delivery none of the hook 1 of fake/);
    });

    it('that are retried are applied, each with all its tries', async () => {
      await lookFor(portal.knex, { host: 'fake.example', slug: 'acme/shop' });
      await portal.delivery('1');
      await portal.delivery('2', { state: 'set-aside' });
      await portal.delivery('3');
      await portal.delivery('4', { state: 'applied', applied_at: at(1) });
      expect(
        await portal.ask(`${deliveries}/retry`, {
          body: { keys: ['1', '2', '4', 'none'].map(key) },
        }),
      ).toEqual({ retried: 2 });
      expect(portal.collecting.applyNow).toHaveBeenCalledTimes(1);
      expect(
        await portal.knex('deliveries').where({ id: '1' }).first(),
      ).toMatchObject({ state: 'pending', tries: 0, reason: null });

      await (await createCollecting(portal.knex)).collecting.settle();
      expect(await portal.states()).toEqual({
        1: 'applied',
        2: 'applied',
        3: 'parked',
        4: 'applied',
      });
      expect((await dumpFacts(portal.knex)).runs).toHaveLength(1);
    });

    it('are retried all that are parked, and nothing else', async () => {
      await portal.delivery('1');
      await portal.delivery('2');
      await portal.delivery('3', { state: 'set-aside' });
      const all = { body: { all: 'parked' } };
      expect(await portal.ask(`${deliveries}/retry`, all)).toEqual({
        retried: 2,
      });
      expect(await portal.ask(`${deliveries}/retry`, all)).toEqual({
        retried: 0,
      });
      expect(await portal.states()).toEqual({
        1: 'pending',
        2: 'pending',
        3: 'set-aside',
      });
      expect(portal.collecting.applyNow).toHaveBeenCalledTimes(1);
    });

    it('are set aside with who did so, and why; only once, and only parked ones', async () => {
      await portal.delivery('1');
      const body = { key: key('1'), reason: ' A test of the hook. ' };
      await portal.ask(`${deliveries}/set-aside`, { body, status: 204 });
      expect(
        (await portal.ask(`${deliveries}?state=set-aside`)).items,
      ).toMatchObject([{ id: '1', reason: `${ada}: A test of the hook.` }]);
      const again = await portal.ask(`${deliveries}/set-aside`, {
        body,
        status: 409,
      });
      expect(again.error.message).toMatch(/not parked but set-aside/);
      await portal.ask(`${deliveries}/set-aside`, {
        body: { ...body, key: key('none') },
        status: 404,
      });
    });
  });
});
