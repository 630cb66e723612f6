import fc from 'fast-check';
import { mockServices } from '@backstage/backend-test-utils';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import {
  clearTables,
  dumpFacts,
  lookFor,
  testDatabases,
} from '../__testUtils__';
import { Collecting } from '../Collecting';
import { readWorkFacts } from '../facts';
import { projectNextRepository } from '../projection/projectNextRepository';
import { serviceToRow } from '../directory/serviceRows';
import { migrated } from '../__testUtils__/migrated';
import { dyingDatabase } from './__testUtils__/dyingDatabase';
import { expectSameFacts } from './__testUtils__/expectSameFacts';
import { githubSource } from './__testUtils__/githubSource';
import { inProcessGithub } from './__testUtils__/inProcessGithub';
import { keepStatements } from './__testUtils__/keepStatements';
import {
  randomHistories,
  type RandomHistory,
} from './__testUtils__/randomHistory';
import { RandomWorld, type Delivered } from './__testUtils__/RandomWorld';

jest.setTimeout(3_600_000);

/** `MAINLINE_TEST_HISTORIES` runs as many on each database. */
const asked = Number(process.env.MAINLINE_TEST_HISTORIES ?? 0);
/** The same histories every time, so that what turns red is the change's doing; another number tells others. */
const seed = Number(process.env.MAINLINE_TEST_SEED ?? 1);
/** The rules are the same on both; what differs, how a database writes them, shows in fewer. */
const histories: Record<string, number> = { SQLITE_3: 1000 };

const service = {
  entityRef: 'component:default/shop',
  name: 'shop',
  mapping: {
    mapped: true as const,
    repository: { host: 'github.com', slug: 'acme/shop' },
    from: 'project-slug' as const,
  },
};

const silent = mockServices.logger.mock();

describe.each(testDatabases().eachSupportedId())(
  'what is known of a repository on %s',
  id => {
    const databases = testDatabases();
    const count = asked || (histories[id] ?? 60);
    let world: RandomWorld;
    let source: CiSource;
    let disturbed: Knex;
    let undisturbed: Knex;
    let dying: ReturnType<typeof dyingDatabase>;

    beforeAll(async () => {
      source = await githubSource(inProcessGithub(() => world.github));
      disturbed = await migrated(await databases.init(id));
      undisturbed = await migrated(await databases.init('SQLITE_3'));
      await keepStatements(disturbed);
      await keepStatements(undisturbed);
      dying = dyingDatabase(disturbed);
    });

    /** As a process that has just started. */
    async function settle(knex: Knex) {
      const collecting = await Collecting.create({
        database: mockServices.database({ knex, migrations: { skip: true } }),
        logger: silent,
        scheduler: mockServices.scheduler.mock(),
        // One after the other, so that a process that dies does nothing more.
        config: mockServices.rootConfig({
          data: { ci: { reconciliation: { concurrency: 1 } } },
        }),
        sources: [source],
        clock: () => world.now(),
      });
      await collecting.settle();
    }

    async function settleOrDie(dies: number | undefined) {
      if (dies === undefined) {
        await settle(disturbed);
        return;
      }
      const hasDied = await dying.dieAfter(dies, () => settle(disturbed));
      // Its lease outlives it.
      if (hasDied) world.pass(3);
    }

    async function deliver(arrived: Delivered[]) {
      if (arrived.length === 0) return;
      const [{ n }] = await disturbed('deliveries').count({ n: '*' });
      await disturbed('deliveries').insert(
        arrived.map(({ event, payload }, index) => ({
          source: 'github',
          hook: '1',
          id: `${Number(n) + index}`,
          event,
          payload: JSON.stringify(payload),
          received_at: new Date(Number(n) + index).toISOString(),
          state: 'pending',
        })),
      );
    }

    async function begin(knex: Knex) {
      await clearTables(knex);
      await knex('services').insert(serviceToRow(service));
      await lookFor(knex, service.mapping.repository);
    }

    async function known(knex: Knex) {
      await projectNextRepository({ knex, windowDays: 30, except: [] });
      const { document } = await knex('service_health').first('document');
      return {
        tables: await dumpFacts(knex),
        work: await readWorkFacts(
          knex,
          await knex('repositories').first(),
          '2026-01-01T00:00:00.000Z',
        ),
        health: JSON.parse(document),
      };
    }

    async function live(history: RandomHistory) {
      await begin(disturbed);
      for (const step of history.steps) {
        if (step.kind === 'portal') {
          await deliver(world.arrived());
          await settleOrDie(step.dies);
        } else {
          world.happen(step);
        }
        world.pass(step.minutes);
      }
      // Branches are listed once a day.
      world.pass(25 * 60);
      await deliver([...world.arrived(), ...world.arrivedLate()]);
      await settleOrDie(history.lastDies);
      if (history.lastDies !== undefined) await settle(disturbed);
    }

    it(`is in the end what it is of one that was read once, whole, at the end: ${count} random histories`, async () => {
      await fc.assert(
        fc.asyncProperty(randomHistories, async history => {
          world = await RandomWorld.start(history);
          try {
            await live(history);
            await begin(undisturbed);
            await settle(undisturbed);
            const { complete_up_to: completeUpTo, error } = await disturbed(
              'repositories',
            ).first();
            expect(error).toBeNull();
            // What a reading had left is read on for some minutes without listing again what is new.
            expect(completeUpTo >= world.before(4)).toBe(true);
            expectSameFacts(
              await known(disturbed),
              await known(undisturbed),
              history,
            );
          } finally {
            await world.github.close();
          }
        }),
        { numRuns: count, seed },
      );
    });
  },
);
