import type { Knex } from 'knex';
import {
  aRepository,
  aRun,
  at,
  clearTables,
  createCollecting,
  lookFor,
  testDatabases,
} from '../__testUtils__';
import {
  dropOldDeliveries,
  listParked,
  readDelivery,
  retryParked,
  setAsideParked,
  type DeliveryRow,
  type StoredDelivery,
} from '.';

jest.setTimeout(60_000);

const keyOf = (id: string) => ({ source: 'fake', hook: '1', id });

describe.each(testDatabases().eachSupportedId())(
  'deliveries that were kept, on %s',
  id => {
    const databases = testDatabases();
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(id);
      await createCollecting(knex);
    });

    beforeEach(() => clearTables(knex));

    async function keep(ids: string[], given: Partial<DeliveryRow> = {}) {
      await knex.batchInsert(
        'deliveries',
        ids.map((each, n) => ({
          ...keyOf(each),
          event: 'facts',
          payload: '{"a": 1}',
          received_at: at(n),
          state: 'parked',
          reason: 'It broke.',
          tries: 5,
          ...given,
        })),
        100,
      );
    }

    const stateOf = async (each: string) =>
      (await knex('deliveries').where({ id: each }).first())?.state;

    it('are listed while they are parked, page by page, without their payloads', async () => {
      await keep(['a', 'b', 'c', 'd', 'e']);
      // Two of one instant.
      await knex('deliveries')
        .where({ id: 'c' })
        .update({ received_at: at(1) });
      await keep(['other'], { state: 'pending' });
      const items: StoredDelivery[] = [];
      let cursor: string | undefined;
      do {
        const page = await listParked({ knex, cursor, limit: 2 });
        expect(page.items.length).toBeLessThanOrEqual(2);
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      expect(items.map(item => item.id)).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(items[0]).toEqual({
        ...keyOf('a'),
        event: 'facts',
        receivedAt: at(0),
        state: 'parked',
        reason: 'It broke.',
        tries: 5,
      });
      await expect(
        listParked({ knex, cursor: 'nonsense', limit: 2 }),
      ).rejects.toThrow("The query parameter 'cursor'");
    });

    it('are shown with what they carried', async () => {
      await keep(['a']);
      expect(await readDelivery({ knex, key: keyOf('a') })).toMatchObject({
        id: 'a',
        payload: '{"a": 1}',
      });
      expect(await readDelivery({ knex, key: keyOf('b') })).toBeUndefined();
    });

    it.each([
      ['those named', [keyOf('a'), keyOf('b'), keyOf('none')], 2],
      ['all', 'all' as const, 3],
    ])('are tried again, %s', async (_, keys, count) => {
      await keep(['a', 'b', 'c']);
      await keep(['d'], { state: 'set-aside' });
      expect(await retryParked({ knex, keys })).toBe(count);
      expect(await stateOf('d')).toBe('set-aside');
      expect(await knex('deliveries').where({ id: 'a' })).toMatchObject([
        { state: 'pending', tries: 0 },
      ]);
    });

    it('are applied by the next sweep once what broke them is mended', async () => {
      const { collecting } = await createCollecting(knex, { migrated: true });
      await lookFor(knex, { host: 'fake.example', slug: 'acme/shop' });
      await keep(['a'], {
        payload: JSON.stringify({ repository: aRepository(), runs: [aRun()] }),
      });
      await collecting.settle();
      expect(await stateOf('a')).toBe('parked');
      await retryParked({ knex, keys: 'all' });
      await collecting.settle();
      expect(await stateOf('a')).toBe('applied');
      expect(await knex('runs')).toHaveLength(1);
    });

    it('are set aside by decision, with its sentence, once', async () => {
      await keep(['a', 'b']);
      const decide = () =>
        setAsideParked({
          knex,
          key: keyOf('a'),
          reason: 'Not ours.',
          at: at(9),
        });
      await decide();
      expect(await readDelivery({ knex, key: keyOf('a') })).toMatchObject({
        state: 'set-aside',
        reason: 'Not ours.',
        appliedAt: at(9),
      });
      expect(await stateOf('b')).toBe('parked');
      await expect(decide()).rejects.toThrow("No delivery 'a'");
    });

    it('are dropped when they are old and done with; what waits or is parked stays', async () => {
      const old = { received_at: at(1), applied_at: at(2) };
      const many = Array.from({ length: 501 }, (_, n) => `many-${n}`);
      await keep(many, { ...old, state: 'applied' });
      await keep(['aside'], { ...old, state: 'set-aside' });
      await keep(['young'], {
        state: 'applied',
        received_at: at(60),
        applied_at: at(61),
      });
      await keep(['decided'], {
        ...old,
        state: 'set-aside',
        applied_at: at(60),
      });
      await keep(['parked'], { received_at: at(1) });
      await keep(['waiting'], { received_at: at(1), state: 'pending' });
      expect(await dropOldDeliveries({ knex, before: at(60) })).toBe(502);
      expect(await knex('deliveries').orderBy('id').pluck('id')).toEqual([
        'decided',
        'parked',
        'waiting',
        'young',
      ]);
    });
  },
);
