import { mockServices } from '@backstage/backend-test-utils';
import type { RunFact, Service } from '@mainline/backstage-plugin-ci-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { clearTables, testDatabases } from '../__testUtils__';
import { countStatements } from '../__testUtils__/countStatements';
import { migrated } from '../__testUtils__/migrated';
import { aCheckIn, aRun, seedFacts } from '../__testUtils__/seedFacts';
import { syncServices } from '../directory/syncServices';
import { applyFacts } from '../facts';
import { checkInToRow, runToRow } from '../facts/rows';
import { HealthProjector } from './HealthProjector';
import { projectNextRepository } from './projectNextRepository';

jest.setTimeout(600_000);

const windowDays = 30;
const perDay = 3;
const dayMs = 24 * 60 * 60 * 1000;
const today = Date.parse('2026-03-31T09:00:00.000Z');

/** Build 1 is the newest. The last hundred fill the window and more; those before came faster. */
function buildOf(number: number): RunFact {
  const recent = Math.min(number, 100);
  const daysAgo =
    Math.ceil(recent / perDay) + Math.ceil((number - recent) / 200);
  const at = today - daysAgo * dayMs + (number % 200) * 60_000;
  return aRun({
    id: `${9_000_000_000 + number}`,
    headSha: `s${number}`,
    conclusion: number % 7 === 3 ? 'failure' : 'success',
    createdAt: new Date(at).toISOString(),
    startedAt: new Date(at + 5_000).toISOString(),
    updatedAt: new Date(at + 300_000).toISOString(),
  });
}

function checkInOf(run: RunFact) {
  return aCheckIn({ sha: run.headSha, reachedMainlineAt: run.createdAt });
}

function aService(name: string, workflows?: string[]): Service {
  return {
    entityRef: `component:default/${name}`,
    name,
    mapping: {
      mapped: true,
      repository: { host: 'github.com', slug: 'acme/catalog' },
      from: 'project-slug',
      workflows,
    },
  };
}

describe.each(testDatabases().eachSupportedId())(
  'what one new run costs on %s',
  id => {
    const databases = testDatabases();
    let knex: Knex;
    /** What does not wait for each other goes there in one statement. */
    const together = id !== 'SQLITE_3';

    beforeAll(async () => {
      knex = await migrated(await databases.init(id));
    });

    async function liveThrough(builds: number, services: Service[]) {
      await clearTables(knex);
      await syncServices({ knex, services, now: new Date(today) });
      const runs = Array.from({ length: builds }, (_, n) => buildOf(n + 1));
      await knex.batchInsert(
        'check_ins',
        runs.map(checkInOf).map(checkInToRow),
        500,
      );
      await knex.batchInsert(
        'runs',
        runs.map(run => ({ ...runToRow(run), newest: true })),
        500,
      );
      await seedFacts(knex, { completeUpTo: new Date(today).toISOString() });
      const projector = new HealthProjector({
        knex,
        logger: mockServices.logger.mock(),
        windowDays,
        onServicesChanged: () => {},
      });
      await projector.projectDue();
      await projector.stop();
      if (id !== 'SQLITE_3') await knex.raw('analyze');
    }

    const apply = (run: RunFact) =>
      transact(knex, (tx, writes) =>
        applyFacts({
          tx,
          writes,
          repositoryId: run.repositoryId,
          facts: { runs: [run], checkIns: [checkInOf(run)] },
          at: run.updatedAt,
        }),
      );
    const project = () =>
      projectNextRepository({ knex, windowDays, except: [] });

    async function costOf(run: RunFact) {
      return {
        applied: await countStatements(knex, () => apply(run)),
        projected: await countStatements(knex, project),
      };
    }

    /** A green one, one that turns mainline red, one more, one that mends it, a re-run of one of last week. */
    async function costs() {
      const run = (number: number, conclusion: string) => ({
        ...buildOf(-number),
        createdAt: new Date(today + number * 60_000).toISOString(),
        updatedAt: new Date(today + number * 60_000 + 300_000).toISOString(),
        conclusion,
      });
      return {
        green: await costOf(run(1, 'success')),
        breaking: await costOf(run(2, 'failure')),
        red: await costOf(run(3, 'failure')),
        mending: await costOf(run(4, 'success')),
        late: await costOf({
          ...buildOf(7 * perDay),
          attempt: 2,
          updatedAt: new Date(today + 600_000).toISOString(),
        }),
      };
    }

    it('is a handful of statements and at most 500 rows to compute, the same after 100 runs and after 40,000', async () => {
      const services = [aService('catalog')];
      await liveThrough(100, services);
      const young = await costs();
      await liveThrough(40_000, services);
      const old = await costs();

      expect(old).toEqual(young);
      for (const { projected, applied } of Object.values(old)) {
        expect(projected.statements).toBeLessThanOrEqual(together ? 5 : 9);
        expect(projected.rows).toBeLessThanOrEqual(500);
        expect(applied.statements).toBeLessThanOrEqual(together ? 3 : 8);
        expect(applied.rows).toBeLessThanOrEqual(100);
      }
    });

    it('is as much for sixty folders of one repository, beside the rows that say something new', async () => {
      const folders = Array.from({ length: 60 }, (_, n) => aService(`f${n}`));
      await liveThrough(100, folders);
      const { green } = await costs();
      expect(green.projected.statements).toBeLessThanOrEqual(10);
      expect(green.projected.rows).toBeLessThanOrEqual(500);
    });

    it('rewrites the health of those services alone whose commit stage it belongs to', async () => {
      await liveThrough(100, [
        aService('a', ['ci.yml']),
        aService('b', ['other.yml']),
      ]);
      const known = buildOf(1);
      await apply({
        ...known,
        id: '1',
        workflowId: '20',
        workflowPath: '.github/workflows/other.yml',
        conclusion: 'failure',
      });
      expect(await project()).toMatchObject({
        changed: ['component:default/b'],
      });
    });
  },
);
