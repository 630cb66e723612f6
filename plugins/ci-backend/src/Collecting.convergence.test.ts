import fc from 'fast-check';
import type { Knex } from 'knex';
import { SourceUnavailableError } from '@mainline/backstage-plugin-ci-node';
import {
  at,
  clearTables,
  createCollecting,
  dumpFacts,
  histories,
  lookFor,
  testDatabases,
  type FakeSource,
  type History,
  type Told,
} from './__testUtils__';

jest.setTimeout(600_000);

const aDay = 24 * 60;
/** A history takes half an hour. No reading comes an hour after something that it is not shown yet: lists lag behind, but not so far. */
const firstReading = 31;
const betweenReadings = 30;

/** The deliveries in some order, some of them twice. */
function arrivals(history: History): fc.Arbitrary<Told[]> {
  return fc.subarray(history.deliveries).chain(again => {
    const all = [...history.deliveries, ...again];
    return fc.shuffledSubarray(all, {
      minLength: all.length,
      maxLength: all.length,
    });
  });
}

/** The deliveries in some order, some twice, some not at all. */
function lossyArrivals(history: History): fc.Arbitrary<Told[]> {
  return fc.shuffledSubarray([...history.deliveries, ...history.deliveries]);
}

describe.each(testDatabases().eachSupportedId())(
  'the store of facts on %s',
  id => {
    // The rules are the same on both; what differs, how a database writes them, shows in fewer.
    const ways = id === 'SQLITE_3' ? 200 : 60;
    const databases = testDatabases();
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(id);
      await createCollecting(knex);
    });

    async function startOver() {
      await clearTables(knex);
      await lookFor(knex, { host: 'fake.example', slug: 'acme/shop' });
    }

    async function deliver(told: Told[]) {
      const before = await knex('deliveries').count({ rows: '*' });
      const first = Number(before[0].rows);
      if (told.length === 0) return;
      await knex('deliveries').insert(
        told.map(({ payload }, n) => ({
          source: 'fake',
          hook: '1',
          id: `d-${first + n}`,
          event: 'facts',
          payload: JSON.stringify(payload),
          received_at: at(first + n),
          state: 'pending',
        })),
      );
    }

    function breakSource(source: FakeSource) {
      source.onRequest = () => {
        throw new SourceUnavailableError('The source is down.', at(aDay * 300));
      };
    }

    it(`holds the same runs, jobs and deployments in whatever order deliveries come, ${ways} ways, with a source that answers nothing`, async () => {
      const cases = histories({ contradictions: true }).chain(history =>
        arrivals(history).map(arrived => ({ history, arrived })),
      );
      await fc.assert(
        fc.asyncProperty(cases, async ({ history, arrived }) => {
          const dumps = [];
          for (const told of [history.deliveries, arrived]) {
            await startOver();
            const { collecting, source } = await createCollecting(knex, {
              migrated: true,
            });
            breakSource(source);
            await deliver(told);
            await collecting.settle();
            dumps.push(
              await dumpFacts(knex, {
                tables: ['runs', 'jobs', 'deployments'],
              }),
            );
          }
          expect(dumps[1]).toEqual(dumps[0]);
          expect(dumps[0].runs).toHaveLength(
            history.truths.at(-1)!.runs.length,
          );
          expect(dumps[0].deployments).toHaveLength(
            history.truths.at(-1)!.deployments.length,
          );
        }),
        { numRuns: ways },
      );
    });

    it(`ends in equal tables whether deliveries come once, twice, late, in another order or not at all, ${ways} ways`, async () => {
      const cases = histories({ contradictions: false }).chain(history =>
        fc.record({
          history: fc.constant(history),
          arrived: lossyArrivals(history),
          /** How much had happened at each reading on the way. */
          readings: fc.array(fc.nat(history.truths.length - 1), {
            maxLength: 2,
          }),
        }),
      );
      await fc.assert(
        fc.asyncProperty(cases, async ({ history, arrived, readings }) => {
          const end = history.truths.at(-1)!;

          await startOver();
          const untold = await createCollecting(knex, {
            minutes: aDay,
            migrated: true,
          });
          untold.source.repositories[0] = end;
          await untold.collecting.settle();
          const expected = await dumpFacts(knex);

          await startOver();
          const { collecting, source, clock } = await createCollecting(knex, {
            minutes: firstReading,
            migrated: true,
          });
          const stretch = Math.ceil(arrived.length / (readings.length + 1));
          let happened = 0;
          for (const [n, reading] of readings.entries()) {
            const told = arrived.slice(n * stretch, (n + 1) * stretch);
            // Nothing is told of before it happened.
            happened = Math.max(
              happened,
              reading,
              ...told.map(t => t.happened),
            );
            source.repositories[0] = history.truths[happened];
            await deliver(told);
            await collecting.settle();
            clock.minutes += betweenReadings;
          }
          source.repositories[0] = end;
          await deliver(arrived.slice(readings.length * stretch));
          clock.minutes = aDay;
          await collecting.settle();

          expect(await dumpFacts(knex)).toEqual(expected);
          expect(await knex('repositories').first()).toMatchObject({
            complete_up_to: at(aDay),
            error: null,
          });
        }),
        { numRuns: ways },
      );
    });
  },
);
