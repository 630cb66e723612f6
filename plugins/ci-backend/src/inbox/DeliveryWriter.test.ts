import type { Knex } from 'knex';
import {
  at,
  clearTables,
  createCollecting,
  testDatabases,
} from '../__testUtils__';
import { DeliveryWriter } from './DeliveryWriter';
import type { ReceivedDelivery } from './storeDeliveries';

jest.setTimeout(60_000);

const aDelivery = (id: string, given: Partial<ReceivedDelivery> = {}) => ({
  source: 'fake',
  hook: '1',
  id,
  event: 'facts',
  payload: '{}',
  receivedAt: at(1),
  ...given,
});

describe.each(testDatabases().eachSupportedId())('DeliveryWriter on %s', id => {
  const databases = testDatabases();
  let knex: Knex;
  let writer: DeliveryWriter;
  let inserts: number;

  beforeAll(async () => {
    knex = await databases.init(id);
    await createCollecting(knex);
    knex.on('query', ({ sql }: { sql: string }) => {
      if (sql.startsWith('insert')) inserts += 1;
    });
  });

  beforeEach(async () => {
    await clearTables(knex);
    writer = new DeliveryWriter(knex);
    inserts = 0;
  });

  const ids = () => knex('deliveries').orderBy('id').pluck('id');

  it('answers once the row is there, and whether it is new', async () => {
    expect(await writer.write(aDelivery('1'))).toBe(true);
    expect(await ids()).toEqual(['1']);
    expect(await writer.write(aDelivery('1', { payload: '[]' }))).toBe(false);
    expect(await knex('deliveries').pluck('payload')).toEqual(['{}']);
  });

  it('stores with one statement what came while two were under way', async () => {
    const numbers = Array.from({ length: 51 }, (_, n) => `${100 + n}`);
    await Promise.all(numbers.map(each => writer.write(aDelivery(each))));
    expect(await ids()).toEqual(numbers);
    expect(inserts).toBe(3);
  });

  it('keeps one of those that are the same, in one statement as well', async () => {
    const same = Array.from({ length: 5 }, () => aDelivery('1'));
    await Promise.all(same.map(each => writer.write(each)));
    expect(await ids()).toEqual(['1']);
  });

  it('tells only who can not be stored, and stores the others', async () => {
    // What no column takes.
    const broken = aDelivery('2', { event: null as unknown as string });
    const ends = await Promise.allSettled(
      [aDelivery('0'), aDelivery('1'), broken, aDelivery('3')].map(each =>
        writer.write(each),
      ),
    );
    expect(ends.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await ids()).toEqual(['0', '1', '3']);
    expect(await writer.write(aDelivery('4'))).toBe(true);
  });

  it('rejects all that wait while the database is gone, and goes on when it is back', async () => {
    const gone = jest
      .spyOn(knex.client, 'acquireConnection')
      .mockRejectedValue(new Error('connect ECONNREFUSED'));
    const ends = await Promise.allSettled(
      ['1', '2', '3'].map(each => writer.write(aDelivery(each))),
    );
    gone.mockRestore();
    expect(ends.map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
    expect(await writer.write(aDelivery('1'))).toBe(true);
  });
});
