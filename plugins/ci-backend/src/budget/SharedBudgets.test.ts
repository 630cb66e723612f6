import type { SourceBudget } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { FakeSource, at, morning, testDatabases } from '../__testUtils__';
import { migrated } from '../__testUtils__/migrated';
import { readBudgets } from './readBudgets';
import { SharedBudgets } from './SharedBudgets';

jest.setTimeout(60_000);

const account = (budget: Partial<SourceBudget> = {}): SourceBudget => ({
  host: 'fake.example',
  account: 'token',
  requests: { person: 1, webhook: 2, reconciliation: 30, backfill: 0 },
  unchanged: 20,
  limit: 5000,
  remaining: 4000,
  floor: 500,
  resetAt: at(60),
  ...budget,
});

describe.each(testDatabases().eachSupportedId())('shared budgets on %s', id => {
  const databases = testDatabases();
  let knex: Knex;
  beforeAll(async () => {
    knex = await migrated(await databases.init(id));
  });
  beforeEach(() => knex('source_budgets').delete());

  function aProcess(minutes = 0) {
    const clock = { minutes };
    const source = new FakeSource();
    source.accounts = [account()];
    const budgets = new SharedBudgets({
      knex,
      sources: [source],
      clock: () => new Date(morning + clock.minutes * 60_000),
    });
    return { clock, source, budgets };
  }
  const read = (minutes: number) => readBudgets({ knex, now: at(minutes) });

  it('tell a process what another one was told, also after that one is gone', async () => {
    const one = aProcess();
    one.source.accounts = [account({ blockedUntil: at(40) })];
    await one.budgets.sync();
    const restarted = aProcess(30);
    restarted.source.accounts = [];
    await restarted.budgets.sync();
    expect(restarted.source.heeded).toMatchObject([
      { host: 'fake.example', account: 'token', blockedUntil: at(40) },
    ]);
  });

  it('are summed over the processes that are alive', async () => {
    const [one, other] = [aProcess(), aProcess()];
    await one.budgets.sync();
    other.source.accounts = [account({ remaining: 3990 })];
    other.clock.minutes = 1;
    await other.budgets.sync();
    expect(await read(1)).toMatchObject([
      {
        source: 'fake',
        processes: 2,
        requests: { person: 2, webhook: 4, reconciliation: 60, backfill: 0 },
        unchanged: 40,
        remaining: 3990,
        floor: 500,
      },
    ]);
    expect(await read(2.5)).toMatchObject([{ processes: 1, unchanged: 20 }]);
    expect(await read(10)).toEqual([]);
  });

  it('tell of the last hour apart from all since the start', async () => {
    const { clock, source, budgets } = aProcess();
    for (const [minutes, reconciliation] of [
      [0, 10],
      [30, 20],
      [61, 35],
    ]) {
      clock.minutes = minutes;
      source.accounts = [
        account({
          requests: { person: 0, webhook: 0, backfill: 0, reconciliation },
        }),
      ];
      await budgets.sync();
    }
    expect(await read(61)).toMatchObject([
      {
        requests: { reconciliation: 35 },
        requestsLastHour: { reconciliation: 25 },
      },
    ]);
  });

  it('keep no rows of processes that are long gone', async () => {
    await aProcess().budgets.sync();
    await aProcess(130).budgets.sync();
    expect(await knex('source_budgets')).toHaveLength(1);
  });
});
