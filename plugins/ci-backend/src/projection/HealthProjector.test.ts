import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  Service,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { migrated } from '../__testUtils__/migrated';
import {
  aCheckIn,
  aRun,
  catalogRepository,
  minute,
  seedFacts,
} from '../__testUtils__/seedFacts';
import { syncServices } from '../directory/syncServices';
import { HealthProjector } from './HealthProjector';
import { projectNextRepository } from './projectNextRepository';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

function aService(name: string, slug?: string, workflows?: string[]): Service {
  return {
    entityRef: `component:default/${name}`,
    name,
    mapping: slug
      ? {
          mapped: true,
          repository: { host: 'github.com', slug },
          from: 'project-slug',
          workflows,
        }
      : {
          mapped: false,
          reason: 'no-annotation',
          annotation: 'github.com/project-slug',
        },
  };
}

/** A repository of its own number, with one red build. */
async function seedRepository(knex: Knex, number: number) {
  const repository = {
    ...catalogRepository,
    id: `github.com:${number}`,
    slug: `acme/r${number}`,
  };
  await seedFacts(knex, {
    repository,
    completeUpTo: minute(30),
    runs: [aRun({ repositoryId: repository.id, conclusion: 'failure' })],
  });
}

describe.each(databases.eachSupportedId())(
  'HealthProjector on %s',
  databaseId => {
    let knex: Knex;
    let changed: string[][];
    let projector: HealthProjector;
    let logger: ReturnType<typeof mockServices.logger.mock>;

    const aProjector = () =>
      new HealthProjector({
        knex,
        logger,
        windowDays: 30,
        onServicesChanged: refs => changed.push(refs),
      });
    const sync = (services: Service[]) =>
      syncServices({ knex, services, now: new Date(minute(0)) });
    const rows = () => knex('service_health').orderBy('entity_ref').select('*');
    const states = async () =>
      (await rows()).map(
        row => `${row.entity_ref.split('/')[1]}: ${row.state}`,
      );
    const healthOf = async (name: string): Promise<ServiceHealth> =>
      JSON.parse(
        (await rows()).find(row => row.entity_ref.endsWith(`/${name}`))
          .document,
      );

    beforeEach(async () => {
      knex = await migrated(await databases.init(databaseId));
      changed = [];
      logger = mockServices.logger.mock();
      projector = aProjector();
    });

    afterEach(async () => {
      await projector.stop();
    });

    it('computes every service: mapped, not found yet, and unmapped', async () => {
      await sync([
        aService('a', 'acme/catalog'),
        aService('b', 'acme/elsewhere'),
        aService('c'),
      ]);
      await seedFacts(knex, { runs: [aRun()], checkIns: [aCheckIn()] });
      await projector.projectDue();
      expect(await states()).toEqual([
        'a: passing',
        'b: no-build',
        'c: unmapped',
      ]);
    });

    it('comes to every repository, however often the first of them changes', async () => {
      await sync([aService('a', 'acme/r1'), aService('b', 'acme/r2')]);
      await seedRepository(knex, 1);
      await seedRepository(knex, 2);
      const turns: Array<string | undefined> = [];
      for (let turn = 0; turn < 4; turn += 1) {
        const computed = await projectNextRepository({
          knex,
          windowDays: 30,
          except: [],
          after: turns.at(-1),
        });
        turns.push(computed?.repositoryId);
        await knex('repositories')
          .where({ id: 'github.com:1' })
          .increment('facts_version', 1);
      }
      // Then the next pass begins.
      expect(turns).toEqual([
        'github.com:1',
        'github.com:2',
        undefined,
        'github.com:1',
      ]);
    });

    it.each([
      [
        'is left',
        'its history comes in',
        { known_since: minute(20) },
        undefined,
      ],
      [
        'is taken',
        'it is read again',
        { known_since: minute(0) },
        'github.com:1',
      ],
    ])(
      '%s by a kick while %s, and taken by a sweep',
      async (_what, _when, known, taken) => {
        await sync([aService('a', 'acme/r1')]);
        await seedRepository(knex, 1);
        await knex('repositories').update({
          ...known,
          backfill_until: minute(0),
          leased_until: new Date(Date.now() + 60_000).toISOString(),
        });
        const next = async (isSweep: boolean) =>
          (
            await projectNextRepository({
              knex,
              windowDays: 30,
              except: [],
              isSweep,
            })
          )?.repositoryId;
        expect(await next(false)).toBe(taken);
        await knex('repositories').increment('facts_version', 1);
        expect(await next(true)).toBe('github.com:1');
        await knex('repositories')
          .update({ leased_until: null })
          .increment('facts_version', 1);
        expect(await next(false)).toBe('github.com:1');
      },
    );

    it('computes again only what changed, and tells of only that', async () => {
      await sync([aService('a', 'acme/r1'), aService('b', 'acme/r2')]);
      await seedRepository(knex, 1);
      await seedRepository(knex, 2);
      await projector.projectDue();
      changed = [];

      await projector.projectDue();
      expect(changed).toEqual([]);

      await seedFacts(knex, {
        repository: {
          ...catalogRepository,
          id: 'github.com:2',
          slug: 'acme/r2',
        },
        completeUpTo: minute(30),
        runs: [
          aRun({
            repositoryId: 'github.com:2',
            id: '9000000002',
            headSha: 'a2',
            createdAt: minute(20),
            updatedAt: minute(25),
          }),
        ],
      });
      await projector.projectDue();
      expect(changed).toEqual([['component:default/b']]);
      expect(await states()).toEqual(['a: failing', 'b: passing']);
    });

    it('puts a service into the feed once for each change of its health', async () => {
      await sync([aService('a', 'acme/r1')]);
      await projector.projectDue();
      await seedRepository(knex, 1);
      await projector.projectDue();
      await projector.projectDue();
      expect(await knex('changes').orderBy('id').select('kind', 'ref')).toEqual(
        [
          { kind: 'service', ref: 'component:default/a' },
          { kind: 'service', ref: 'component:default/a' },
        ],
      );
    });

    it('computes two services of one repository by the workflows of each', async () => {
      await sync([
        aService('a', 'acme/catalog', ['a.yml']),
        aService('b', 'acme/catalog', ['b.yml']),
      ]);
      await seedFacts(knex, {
        runs: ['a', 'b'].map((name, index) =>
          aRun({
            id: `${index}`,
            workflowId: name,
            workflowPath: `.github/workflows/${name}.yml`,
            conclusion: name === 'a' ? 'success' : 'failure',
          }),
        ),
      });
      await projector.projectDue();
      expect(await states()).toEqual(['a: passing', 'b: failing']);
    });

    it('follows a service to another repository', async () => {
      await seedRepository(knex, 7);
      await seedFacts(knex, { runs: [aRun()] });
      await sync([aService('a', 'acme/r7')]);
      await seedRepository(knex, 7);
      await projector.projectDue();
      expect(await states()).toEqual(['a: failing']);

      await sync([aService('a', 'acme/catalog')]);
      await seedFacts(knex, {});
      await projector.projectDue();
      expect(await states()).toEqual(['a: passing']);

      await sync([aService('a')]);
      await projector.projectDue();
      expect(await states()).toEqual(['a: unmapped']);
    });

    it('computes a service whose repository was found under a second name', async () => {
      await sync([aService('a', 'acme/r1')]);
      await seedRepository(knex, 1);
      await projector.projectDue();

      await sync([aService('a', 'acme/r1'), aService('b', 'acme/renamed')]);
      await projector.projectDue();
      expect(await states()).toEqual(['a: failing', 'b: no-build']);

      await knex('repository_locators')
        .where('slug_key', 'acme/renamed')
        .update({ repository_id: 'github.com:1' });
      await projector.projectDue();
      expect(await states()).toEqual(['a: failing', 'b: failing']);
    });

    it('moves the window on when a day passes without builds', async () => {
      await sync([aService('a', 'acme/catalog')]);
      await seedFacts(knex, { completeUpTo: minute(30), runs: [aRun()] });
      await projector.projectDue();
      expect(await healthOf('a')).toMatchObject({
        builds: 1,
        state: 'passing',
      });

      await knex('repositories').update({
        complete_up_to: '2026-03-31T00:00:00.000Z',
      });
      await projector.projectDue();
      expect(await healthOf('a')).toMatchObject({
        builds: 0,
        state: 'passing',
      });
    });

    it('leaves out how far the facts go, which changes without any fact', async () => {
      await sync([aService('a', 'acme/catalog')]);
      await seedFacts(knex, { completeUpTo: minute(30), runs: [aRun()] });
      await projector.projectDue();
      changed = [];
      await knex('repositories').update({
        complete_up_to: minute(31),
        error: 'The token has expired.',
      });
      await knex('repositories').increment('facts_version', 1);
      await projector.projectDue();
      expect(changed).toEqual([]);
    });

    it('ends in the same rows when everything is computed anew', async () => {
      await sync([
        aService('a', 'acme/r1'),
        aService('b', 'acme/catalog'),
        aService('c'),
      ]);
      await seedRepository(knex, 1);
      for (let build = 0; build < 6; build++) {
        await seedFacts(knex, {
          completeUpTo: minute(build * 10),
          checkIns: [
            aCheckIn({
              sha: `s${build}`,
              reachedMainlineAt: minute(build * 10),
            }),
          ],
          runs: [
            aRun({
              id: `${build}`,
              headSha: `s${build}`,
              createdAt: minute(build * 10),
              startedAt: minute(build * 10 + 1),
              updatedAt: minute(build * 10 + 3 + build),
              conclusion: build % 3 === 1 ? 'failure' : 'success',
            }),
          ],
        });
        await projector.projectDue();
      }
      const kept = await rows();
      expect(kept).toHaveLength(3);
      expect((await healthOf('b')).timeToFixMs).toBeGreaterThan(0);

      changed = [];
      await projector.forgetComputed();
      await projector.projectDue();
      expect(await rows()).toEqual(kept);
      expect(changed).toEqual([]);

      await knex('service_health').delete();
      await projector.projectDue();
      expect(await rows()).toEqual(kept);
    });

    it('goes on with the others where one repository can not be computed', async () => {
      await sync([aService('a', 'acme/r1'), aService('b', 'acme/r2')]);
      await seedRepository(knex, 1);
      await seedRepository(knex, 2);
      await knex('runs')
        .where('repository_id', 'github.com:1')
        .update({ pull_requests: 'no JSON' });
      await projector.projectDue();
      expect(await states()).toEqual(['b: failing']);
      expect(logger.error).toHaveBeenCalledWith(
        expect.stringContaining('github.com:1'),
        expect.anything(),
      );

      await knex('runs').update({ pull_requests: null });
      await projector.projectDue();
      expect(await states()).toEqual(['a: failing', 'b: failing']);
    });

    it('shares the work with another replica', async () => {
      const names = Array.from({ length: 8 }, (_, index) => index + 1);
      await sync(names.map(name => aService(`s${name}`, `acme/r${name}`)));
      for (const name of names) await seedRepository(knex, name);
      const other = aProjector();
      await Promise.all([projector.projectDue(), other.projectDue()]);
      await projector.projectDue();
      expect(await states()).toEqual(names.map(name => `s${name}: failing`));
      expect(await knex('changes').pluck('ref')).toHaveLength(names.length);
      await other.stop();
    });

    it('makes one of many kicks', async () => {
      await sync([aService('a', 'acme/r1')]);
      await seedRepository(knex, 1);
      const told: string[][] = [];
      await new Promise<void>(resolve => {
        const eager = new HealthProjector({
          knex,
          logger,
          windowDays: 30,
          debounceMs: 1,
          onServicesChanged: refs => {
            told.push(refs);
            eager.stop().then(resolve);
          },
        });
        eager.kick();
        eager.kick();
      });
      expect(told).toEqual([['component:default/a']]);
    });
  },
);
