import type { Knex } from 'knex';
import {
  aCheckIn,
  aRun,
  at,
  clearTables,
  createCollecting,
  lookFor,
  testDatabases,
} from '../../__testUtils__';
import { pauseBackfill, readBackfill, resumeBackfill } from '../index';

jest.setTimeout(60_000);

const aDay = 24 * 60;

describe.each(testDatabases().eachSupportedId())('the backfill on %s', id => {
  const databases = testDatabases();
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await createCollecting(knex);
  });

  beforeEach(async () => {
    await clearTables(knex);
    await lookFor(knex, { host: 'fake.example', slug: 'acme/shop' });
  });

  /** A repository with a run a day for forty days. */
  async function start() {
    const started = await createCollecting(knex, {
      migrated: true,
      config: { ci: { reconciliation: { historyDays: 40 } } },
    });
    started.truth.runs = Array.from({ length: 45 }, (_, n) =>
      aRun({ id: `${n}`, createdAt: at(-n * aDay), updatedAt: at(-n * aDay) }),
    );
    started.truth.checkIns = [aCheckIn({ reachedMainlineAt: at(-30 * aDay) })];
    return started;
  }
  const pause = () =>
    pauseBackfill({ knex, at: at(60), by: 'user:default/pat' });
  const progress = () => readBackfill({ knex, limit: 10 });
  const runs = async () => (await knex('runs')).length;
  const row = () => knex('repositories').first();

  it('reads what is new first, and the history when it is not paused, to its end', async () => {
    const { collecting, source, clock } = await start();
    await pause();
    await collecting.settle();
    expect(await runs()).toBe(3);
    expect(await row()).toMatchObject({
      complete_up_to: at(60),
      known_since: '2026-02-28T00:00:00.000Z',
    });
    expect(await progress()).toEqual({
      paused: { at: at(60), by: 'user:default/pat' },
      repositories: { all: 1, done: 0 },
      pending: [
        {
          repositoryId: 'fake.example:1',
          slug: 'Acme/Shop',
          knownSince: '2026-02-28T00:00:00.000Z',
          until: '2026-01-21T00:00:00.000Z',
        },
      ],
    });

    // What is new is read on meanwhile.
    clock.minutes += 300;
    await collecting.settle();
    expect(await row()).toMatchObject({
      complete_up_to: at(360),
      self_check_due_at: at(61),
    });
    expect(await runs()).toBe(3);

    await resumeBackfill({ knex });
    await collecting.settle();
    expect(await runs()).toBe(41);
    expect(await knex('check_ins')).toHaveLength(1);
    expect(await progress()).toEqual({
      repositories: { all: 1, done: 1 },
      pending: [],
    });
    expect(await row()).toMatchObject({
      known_since: '2026-01-21T00:00:00.000Z',
      // Answers that waited for it are due.
      self_check_due_at: at(360),
    });
    const asked = source.requests.length;
    await collecting.settle();
    expect(source.requests).toHaveLength(asked);
  });

  it('goes on from where it was after it broke off, and asks for nothing twice', async () => {
    const { collecting, source, clock } = await start();
    let pages = 0;
    source.onRequest = request => {
      if (request.startsWith('readRuns')) pages += 1;
      if (pages === 8) {
        pages += 1;
        throw new Error('a broken wire');
      }
    };
    await collecting.settle();
    const known = (await row()).known_since;
    expect(known < '2026-02-28' && known > '2026-01-21').toBe(true);
    expect((await row()).error).toBeNull();

    clock.minutes += 5;
    source.requests.length = 0;
    await collecting.settle();
    expect(await runs()).toBe(41);
    const asked = source.requests.filter(each => each.startsWith('readRuns'));
    expect(asked.length).toBeLessThan(12);
    // What is new is looked at once more when all is known; the history's check-ins are not.
    expect(
      source.requests.filter(each => each.startsWith('readCheckIns')),
    ).toHaveLength(1);
  });

  it('waits while less than half of an even share of the hour is left', async () => {
    const { collecting, source, clock } = await start();
    const account = {
      host: 'fake.example',
      account: 'token',
      requests: { person: 0, webhook: 0, reconciliation: 0, backfill: 0 },
      unchanged: 0,
      limit: 5000,
      floor: 500,
      resetAt: at(90),
    };
    source.accounts = [{ ...account, remaining: 1400 }];
    await collecting.settle();
    expect(await runs()).toBe(3);
    source.accounts = [{ ...account, remaining: 4000 }];
    clock.minutes += 5;
    await collecting.settle();
    expect(await runs()).toBe(41);
  });
});
