import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  defaultSelfCheckRules,
  selfCheck,
} from '@mainline/backstage-plugin-ci-common';
import type {
  SelfCheck,
  SelfCheckFacts,
  Service,
} from '@mainline/backstage-plugin-ci-common';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import {
  aHistory,
  insertHistory,
  wereJobsRead,
} from '../__testUtils__/aHistory';
import { clearTables } from '../__testUtils__/clearTables';
import { migrated } from '../__testUtils__/migrated';
import {
  aCheckIn,
  aRun,
  catalogRepository,
  seedFacts,
} from '../__testUtils__/seedFacts';
import { syncServices } from '../directory/syncServices';
import { readSelfCheckConfig } from './rules';
import { SelfCheckProjector } from './SelfCheckProjector';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

function aService(
  name: string,
  slug: string,
  mapping: { folder?: string; paths?: string[]; workflows?: string[] } = {},
): Service {
  return {
    entityRef: `component:default/${name}`,
    name,
    mapping: {
      mapped: true,
      repository: { host: 'github.com', slug },
      from: 'project-slug',
      ...mapping,
    },
  };
}

describe.each(databases.eachSupportedId())(
  'SelfCheckProjector on %s',
  databaseId => {
    let knex: Knex;
    let now: Date;
    let changed: string[][];
    let logger: ReturnType<typeof mockServices.logger.mock>;
    const projectors: SelfCheckProjector[] = [];

    const aProjector = (config: JsonObject = {}) => {
      const projector = new SelfCheckProjector({
        knex,
        logger,
        config: readSelfCheckConfig(
          new ConfigReader({ ci: { selfCheck: config } }),
        ),
        onServicesChanged: refs => changed.push(refs),
        now: () => now,
      });
      projectors.push(projector);
      return projector;
    };
    const sync = (...services: Service[]) =>
      syncServices({ knex, services, now });
    const rows = () => knex('self_checks').orderBy('entity_ref').select('*');
    const answersOf = async (name: string): Promise<SelfCheck> =>
      JSON.parse(
        (await rows()).find(row => row.entity_ref.endsWith(`/${name}`))
          .document,
      );
    const after = (ms: number) => {
      now = new Date(now.getTime() + ms);
    };
    const seedRepository = (number: number, completeUpTo?: string) =>
      seedFacts(knex, {
        repository: {
          ...catalogRepository,
          id: `github.com:${number}`,
          slug: `acme/r${number}`,
        },
        completeUpTo,
        runs: [aRun({ repositoryId: `github.com:${number}` })],
        checkIns: [aCheckIn({ repositoryId: `github.com:${number}` })],
      });
    /** Every answer is marked, so that it shows which were made anew. */
    const answeredAnew = async (work: () => Promise<void>) => {
      await knex('self_checks').update({ at: 'before' });
      await work();
      return (await rows())
        .filter(row => row.at !== 'before')
        .map(row => row.entity_ref.split('/')[1]);
    };

    beforeAll(async () => {
      knex = await migrated(await databases.init(databaseId));
    });
    beforeEach(async () => {
      await clearTables(knex);
      now = new Date('2026-03-02T12:00:00.000Z');
      changed = [];
      logger = mockServices.logger.mock();
    });
    afterEach(async () => {
      await Promise.all(projectors.splice(0).map(each => each.stop()));
    });

    describe.each([1, 2, 3])('of the made-up life %i', seed => {
      it('answers as the pure rules do from all facts, though it does not read all', async () => {
        const until = now.toISOString();
        const history = aHistory({ seed, until, days: 140, perDay: 1.5 });
        await sync(
          aService('all', 'acme/catalog'),
          aService('ci', 'acme/catalog', { workflows: ['ci.yml'] }),
        );
        await seedFacts(knex, { completeUpTo: until });
        await insertHistory(knex, history);
        await aProjector().projectDue();

        const facts: SelfCheckFacts = {
          mainline: { defaultBranch: 'main', ...history },
          jobs: history.jobs,
          areJobsRead: wereJobsRead,
          completeUpTo: until,
        };
        const expected = (each: SelfCheckFacts) =>
          JSON.parse(
            JSON.stringify(selfCheck(each, defaultSelfCheckRules, until)),
          );
        const all = expected(facts);
        expect(all.fixing.figures.reds).toBeGreaterThan(3);
        expect(all.tested.figures.countedFor).toBeGreaterThan(20);
        expect(await answersOf('all')).toEqual(all);
        expect(await answersOf('ci')).toEqual(
          expected({
            ...facts,
            mainline: {
              ...facts.mainline,
              inCommitStage: ({ path }) => path.endsWith('/ci.yml'),
            },
          }),
        );
      });
    });

    it('says nothing of a repository that was not read to its end', async () => {
      await sync(aService('a', 'acme/r1'), aService('b', 'acme/r2'));
      await seedRepository(1);
      await seedRepository(2, now.toISOString());
      await aProjector().projectDue();
      expect((await rows()).map(row => row.entity_ref)).toEqual([
        'component:default/b',
      ]);
    });

    it('answers anew when facts changed, but not more often than once a minute', async () => {
      const projector = aProjector();
      await sync(aService('a', 'acme/r1'), aService('b', 'acme/r2'));
      await seedRepository(1, now.toISOString());
      await seedRepository(2, now.toISOString());
      await projector.projectDue();
      const project = () => answeredAnew(() => projector.projectDue());

      expect(await project()).toEqual([]);
      await seedRepository(1, now.toISOString());
      after(59_000);
      expect(await project()).toEqual([]);
      after(1000);
      expect(await project()).toEqual(['a']);
    });

    it.each([
      {
        what: 'its history',
        comesIn: {
          known_since: '2026-02-28T00:00:00.000Z',
          backfill_until: '2025-12-02T00:00:00.000Z',
        },
        isThere: { known_since: '2025-12-02T00:00:00.000Z' },
      },
      {
        what: 'what its reading left',
        comesIn: { goes_on: true },
        isThere: { goes_on: false },
      },
    ])(
      'waits for $what of a repository, but not for ever',
      async ({ comesIn, isThere }) => {
        const projector = aProjector();
        await sync(aService('a', 'acme/r1'), aService('b', 'acme/r2'));
        await seedRepository(1, now.toISOString());
        await seedRepository(2, now.toISOString());
        const due = new Date(now.getTime() + 5 * minuteMs).toISOString();
        await knex('repositories').update({
          ...comesIn,
          self_check_due_at: due,
        });
        const project = () => answeredAnew(() => projector.projectDue());

        expect(await project()).toEqual([]);
        await knex('repositories').where('id', 'github.com:1').update(isThere);
        expect(await project()).toEqual(['a']);
        after(5 * minuteMs);
        expect(await project()).toEqual(['b']);

        await seedRepository(2, now.toISOString());
        after(4 * minuteMs);
        expect(await project()).toEqual([]);
        after(minuteMs);
        expect(await project()).toEqual(['b']);
      },
    );

    it('answers anew within the hour while nothing happens, and its windows move on', async () => {
      const projector = aProjector();
      await sync(aService('a', 'acme/r1'));
      await seedRepository(1, '2026-03-02T23:00:00.000Z');
      await projector.projectDue();
      const first = await answersOf('a');
      expect(first.at).toBe('2026-03-02T12:00:00.000Z');
      expect(first.daily.evidence).toHaveLength(1);

      after(44 * minuteMs);
      expect(await answeredAnew(() => projector.projectDue())).toEqual([]);
      after(16 * minuteMs);
      await projector.projectDue();
      expect((await answersOf('a')).daily.window).toEqual({
        days: 30,
        from: '2026-01-31T13:00:00.000Z',
        to: '2026-03-02T13:00:00.000Z',
      });

      after(40 * 24 * hourMs);
      await knex('repositories').update({ complete_up_to: now.toISOString() });
      await projector.projectDue();
      expect((await answersOf('a')).daily.evidence).toEqual([]);
    });

    it('is never ahead of what facts are complete up to', async () => {
      await sync(aService('a', 'acme/r1'));
      await seedRepository(1, '2026-03-02T09:00:00.000Z');
      await aProjector().projectDue();
      expect((await answersOf('a')).at).toBe('2026-03-02T09:00:00.000Z');
    });

    it('cuts a window to how far back the repository was read', async () => {
      await sync(aService('a', 'acme/r1'));
      await seedRepository(1, now.toISOString());
      const since = '2026-02-20T00:00:00.000Z';
      await knex('repositories').update({ known_since: since });
      await aProjector().projectDue();
      const { daily, fixing } = await answersOf('a');
      expect([daily.window.from, fixing.window.from]).toEqual([since, since]);
      expect(fixing.missing).toContain('whole-window');
    });

    it('answers anew by other rules, of whoever they are for', async () => {
      await sync(
        { ...aService('a', 'acme/r1'), owner: 'group:default/x' },
        { ...aService('b', 'acme/r2'), owner: 'group:default/y' },
      );
      await seedRepository(1, now.toISOString());
      await seedRepository(2, now.toISOString());
      await aProjector().projectDue();

      const otherwise = aProjector({
        teams: [{ owner: 'x', daily: { windowDays: 10 } }],
      });
      expect(await answeredAnew(() => otherwise.projectDue())).toEqual(['a']);
      expect((await answersOf('a')).daily.window.days).toBe(10);
      expect(await answeredAnew(() => otherwise.projectDue())).toEqual([]);

      await knex('team_annotations').insert({
        owner: 'group:default/y',
        annotations: JSON.stringify({ 'ci.mainline/time-zone': 'Asia/Seoul' }),
      });
      expect(await answeredAnew(() => otherwise.projectDue())).toEqual(['b']);
    });

    it('answers anew when a service comes to live in the same repository, or moves', async () => {
      const projector = aProjector();
      const project = () => answeredAnew(() => projector.projectDue());
      await seedRepository(1, now.toISOString());
      await seedRepository(2, now.toISOString());
      const a = aService('a', 'acme/r1', { folder: 'services/a' });
      const c = aService('c', 'acme/r2');
      await sync(a, c);
      await projector.projectDue();
      expect((await answersOf('a')).daily.evidence[0].reason).not.toBe(
        'paths-not-read',
      );

      await sync(a, c, aService('b', 'acme/r1', { folder: 'services/b' }));
      expect(await project()).toEqual(['a', 'b']);
      expect((await answersOf('a')).daily.evidence[0].reason).toBe(
        'paths-not-read',
      );

      await sync(a, c, aService('b', 'acme/r2', { folder: 'services/b' }));
      expect(await project()).toEqual(['a', 'b', 'c']);
      expect((await rows()).map(row => row.repository_id)).toEqual([
        'github.com:1',
        'github.com:2',
        'github.com:2',
      ]);
    });

    it('forgets services that went, and those whose repository did', async () => {
      const projector = aProjector();
      await seedRepository(1, now.toISOString());
      await seedRepository(2, now.toISOString());
      await sync(aService('a', 'acme/r1'), aService('b', 'acme/r2'));
      await projector.projectDue();
      await sync(aService('a', 'acme/elsewhere'));
      expect((await rows()).map(row => row.entity_ref)).toEqual([
        'component:default/a',
      ]);
      changed = [];
      await projector.projectDue();
      expect(await rows()).toEqual([]);
      expect(changed).toEqual([['component:default/a']]);
    });

    it('tells of what a person would look at again, and not of a clock that runs', async () => {
      const projector = aProjector();
      await sync(aService('a', 'acme/r1'));
      await seedFacts(knex, {
        repository: {
          ...catalogRepository,
          id: 'github.com:1',
          slug: 'acme/r1',
        },
        completeUpTo: '2026-03-03T12:00:00.000Z',
        runs: [
          aRun({
            conclusion: 'failure',
            updatedAt: '2026-03-02T09:00:00.000Z',
          }),
        ],
        checkIns: [aCheckIn()],
      });
      await projector.projectDue();
      const positions = () => knex('changes').count({ count: '*' });
      const before = await positions();
      changed = [];

      after(hourMs);
      await projector.projectDue();
      expect((await answersOf('a')).fixing.figures.redNow?.workingMs).toBe(
        4 * hourMs,
      );
      expect(changed).toEqual([]);
      expect(await positions()).toEqual(before);

      after(7 * hourMs);
      await projector.projectDue();
      expect(changed).toEqual([['component:default/a']]);
    });

    it('does not let one repository that can not be computed keep the others waiting', async () => {
      await sync(aService('a', 'acme/r1'), aService('b', 'acme/r2'));
      await seedRepository(1, now.toISOString());
      await seedRepository(2, now.toISOString());
      await knex('runs')
        .where('repository_id', 'github.com:1')
        .update({ contradiction: 'no JSON' });
      const projector = aProjector();
      await projector.projectDue();
      expect((await rows()).map(row => row.entity_ref)).toEqual([
        'component:default/b',
      ]);
      expect(logger.error).toHaveBeenCalledWith(
        expect.stringContaining('github.com:1'),
        expect.anything(),
      );

      await knex('runs').update({ contradiction: null });
      await projector.projectDue();
      expect(await rows()).toHaveLength(2);
    });

    it('leaves a repository to whoever has it, until they must have died', async () => {
      await sync(aService('a', 'acme/r1'));
      await seedRepository(1, now.toISOString());
      await knex('repositories').update({
        self_check_leased_by: 'another',
        self_check_leased_until: new Date(
          now.getTime() + 5 * minuteMs,
        ).toISOString(),
      });
      const projector = aProjector();
      await projector.projectDue();
      expect(await rows()).toEqual([]);
      after(5 * minuteMs);
      await projector.projectDue();
      expect(await rows()).toHaveLength(1);
    });

    it('ends with the same rows when several work at once', async () => {
      const services: Service[] = [];
      for (let number = 1; number <= 8; number++) {
        services.push(aService(`s${number}`, `acme/r${number}`));
        await seedRepository(number, now.toISOString());
      }
      await sync(...services);
      const replicas = [aProjector(), aProjector(), aProjector()];
      await Promise.all(replicas.map(each => each.projectDue()));
      expect(await rows()).toHaveLength(8);
      expect(
        await knex('repositories').whereNotNull('self_check_leased_by'),
      ).toEqual([]);
      const told = changed.flat().sort();
      expect(told).toEqual([...new Set(told)]);
    });

    it('computes equal rows when all that was computed is thrown away', async () => {
      await sync(aService('all', 'acme/catalog'));
      await seedFacts(knex, { completeUpTo: now.toISOString() });
      await insertHistory(
        knex,
        aHistory({ seed: 7, until: now.toISOString(), days: 40 }),
      );
      await aProjector().projectDue();
      const before = await rows();
      await knex('self_checks').delete();
      await aProjector().projectDue();
      expect(await rows()).toEqual(before);
    });
  },
);
