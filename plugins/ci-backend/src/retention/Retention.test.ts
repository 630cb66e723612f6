import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { Service } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { clearTables, testDatabases } from '../__testUtils__';
import { aHistory, insertHistory } from '../__testUtils__/aHistory';
import { migrated } from '../__testUtils__/migrated';
import {
  aCheckIn,
  aRun,
  catalogRepository,
  seedFacts,
} from '../__testUtils__/seedFacts';
import { listCheckIns } from '../api/queries/listCheckIns';
import { readServiceDays } from '../api/queries/readServiceDays';
import { syncServices } from '../directory/syncServices';
import { deploymentToRow } from '../facts/rows';
import { placeChanges } from '../feed';
import { HealthProjector } from '../projection';
import { readSelfCheckConfig } from '../selfCheck/rules';
import { SelfCheckProjector } from '../selfCheck';
import { readRetentionConfig } from './readRetentionConfig';
import { Retention } from './Retention';

jest.setTimeout(300_000);

const now = new Date('2026-11-20T12:00:00.000Z');
const windowDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

function daysAgo(days: number): string {
  return new Date(now.getTime() - days * dayMs).toISOString();
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

const services = [aService('all'), aService('ci', ['ci.yml'])];
const selfCheck = readSelfCheckConfig(new ConfigReader({}));

describe.each(testDatabases().eachSupportedId())('retention on %s', id => {
  const databases = testDatabases();
  let knex: Knex;

  beforeAll(async () => {
    knex = await migrated(await databases.init(id));
  });

  beforeEach(async () => {
    await clearTables(knex);
    await syncServices({ knex, services, now });
  });

  const common = () => ({
    knex,
    logger: mockServices.logger.mock(),
    onServicesChanged: () => {},
    now: () => now,
  });

  async function project() {
    const health = new HealthProjector({ ...common(), windowDays });
    await health.projectDue();
    await health.stop();
  }

  async function rebuild() {
    await new HealthProjector({ ...common(), windowDays }).forgetComputed();
    await project();
    await knex('self_checks').delete();
    await knex('repositories').update({ self_check_version: -1 });
    const answers = new SelfCheckProjector({ ...common(), config: selfCheck });
    await answers.projectDue();
    await answers.stop();
  }

  async function prune(keptCheckIns = 60) {
    await new Retention({
      ...common(),
      config: { factsDays: 100, changesDays: 30 },
      windowDays,
      historyDays: 90,
      selfCheck,
      keptCheckIns,
    }).prune();
  }

  async function shown() {
    const repository = catalogRepository;
    const answers = await knex('self_checks').orderBy('entity_ref').select('*');
    return {
      health: await knex('service_health').orderBy('entity_ref').select('*'),
      days: await Promise.all(
        services.map(service =>
          readServiceDays(
            knex,
            { service, repository },
            { from: '2025-12-01', to: '2026-11-20' },
            now.getTime(),
          ),
        ),
      ),
      checkIns: await Promise.all(
        services.map(
          async service =>
            (
              await listCheckIns(knex, { service, repository }, { limit: 60 })
            ).items,
        ),
      ),
      answers: answers.map(row => row.document),
    };
  }

  async function count() {
    const counts: Record<string, number> = {};
    for (const table of ['runs', 'jobs', 'check_ins']) {
      const [{ rows }] = await knex(table).count({ rows: '*' });
      counts[table] = Number(rows);
    }
    return counts;
  }

  it.each([1, 2, 3])(
    'leaves everything that is shown as it was, and so does a rebuild after it: life %d',
    async seed => {
      await seedFacts(knex, { completeUpTo: now.toISOString() });
      await insertHistory(
        knex,
        aHistory({ seed, until: now.toISOString(), days: 340 }),
      );
      await rebuild();
      const before = await shown();
      const all = await count();

      await prune();
      expect(await shown()).toEqual(before);
      await rebuild();
      expect(await shown()).toEqual(before);

      const left = await count();
      expect(left.runs).toBeLessThan(all.runs * 0.8);
      expect(left.jobs).toBeLessThan(all.jobs);
      expect(left.check_ins).toBeLessThan(all.check_ins * 0.8);
      const { facts_since: since } = await knex('repositories').first();
      expect(since <= daysAgo(100).slice(0, 10)).toBe(true);
    },
  );

  /** A check-in a day, each built green, but for those that are said to be otherwise. */
  async function live(
    days: number,
    otherwise: (ago: number) => Parameters<typeof aRun>[0] = () => ({}),
  ) {
    const ages = Array.from({ length: days }, (_, index) => days - 1 - index);
    await seedFacts(knex, {
      completeUpTo: now.toISOString(),
      workflows: ['10', '20'].map(workflow => ({
        repositoryId: catalogRepository.id,
        id: workflow,
        name: workflow,
        path: `.github/workflows/${workflow === '10' ? 'ci' : 'e2e'}.yml`,
        state: 'active',
      })),
      checkIns: ages.map(ago =>
        aCheckIn({ sha: `s${ago}`, reachedMainlineAt: daysAgo(ago) }),
      ),
      runs: ages.map(ago =>
        aRun({
          id: `${1000 + ago}`,
          headSha: `s${ago}`,
          createdAt: daysAgo(ago),
          startedAt: daysAgo(ago),
          updatedAt: daysAgo(ago - 0.01),
          ...otherwise(ago),
        }),
      ),
    });
    await rebuild();
  }

  const oldest = async () =>
    Math.max(
      ...(await knex('runs').pluck('head_sha')).map(sha =>
        Number(sha.slice(1)),
      ),
    );

  it('keeps the facts of a red that still lasts, however long it has', async () => {
    await live(200, ago => {
      if (ago === 160) return { workflowId: '20' };
      return ago === 150 ? { workflowId: '20', conclusion: 'failure' } : {};
    });
    await prune();
    const left = await oldest();
    expect(left).toBeGreaterThanOrEqual(150);
    expect(left).toBeLessThan(165);
  });

  it('keeps what was deployed with its builds, and what contradicts itself', async () => {
    await live(200, ago =>
      ago === 190
        ? {
            contradiction: {
              words: ['failure', 'success'],
              at: daysAgo(190),
              resolvedBy: 'redder',
            },
          }
        : {},
    );
    await knex('deployments').insert(
      deploymentToRow({
        repositoryId: catalogRepository.id,
        id: '1',
        environment: 'production',
        sha: 's180',
        createdAt: daysAgo(170),
        state: 'success',
        stateAt: daysAgo(170),
      }),
    );
    await prune();
    const kept = await knex('runs')
      .where('created_at', '<', daysAgo(101))
      .orderBy('id')
      .pluck('head_sha');
    expect(kept).toEqual(['s180', 's190']);
    expect(
      await knex('check_ins')
        .where('reached_mainline_at', '<', daysAgo(101))
        .orderBy('sha')
        .pluck('sha'),
    ).toEqual(['s180', 's190']);
  });

  it('keeps so many of the newest check-ins of a repository that sleeps', async () => {
    await live(200);
    await prune(150);
    expect(await oldest()).toBe(149);
    await prune(1000);
    expect(await oldest()).toBe(149);
  });

  it('prunes nothing of what is yet to be computed', async () => {
    await live(200);
    await knex('repositories').update({ changed_from: '' });
    await prune();
    expect(await oldest()).toBe(199);
  });

  it('lets a workflow drop out that was red on the last frozen day, and is no more', async () => {
    await live(200, ago => {
      if (ago >= 101) return { workflowId: '20', conclusion: 'failure' };
      return ago === 99 ? { workflowId: '20' } : {};
    });
    await prune();
    expect(await oldest()).toBeLessThan(199);
    await knex('workflows').where('id', '20').update({ state: 'deleted' });
    await knex('runs').where('workflow_id', '20').delete();
    await rebuild();
    const rows = await knex('service_health').orderBy('entity_ref');
    expect(rows.map(row => row.state)).toEqual(['passing', 'passing']);
  });

  it('removes old changes of the feed alone, and positions go on', async () => {
    await live(3);
    await placeChanges(knex);
    await knex('changes').update({ at: daysAgo(31) });
    const [{ last }] = await knex('changes').max({ last: 'position' });
    await knex('changes')
      .where('position', last)
      .update({ at: daysAgo(29) });
    await prune();
    expect(await knex('changes').pluck('position')).toEqual([last]);
  });
});

describe('readRetentionConfig', () => {
  it('has a year and more of facts and a month of changes by default', () => {
    expect(readRetentionConfig(new ConfigReader({}))).toEqual({
      factsDays: 400,
      changesDays: 30,
    });
  });

  it('names the key that can not be used', () => {
    expect(() =>
      readRetentionConfig(
        new ConfigReader({ ci: { retention: { factsDays: 0.5 } } }),
      ),
    ).toThrow(
      'The configuration key ci.retention.factsDays is 0.5: it has to be a whole number of days from 1 to 36500.',
    );
  });
});
