import type { Knex } from 'knex';
import { repositoryToRow } from '../facts';
import {
  aJob,
  aRepository,
  aRun,
  at,
  aTruth,
  aWorkflow,
  clearTables,
  createCollecting,
  lookFor,
  testDatabases,
  FakeSource,
  type FakePayload,
} from '../__testUtils__';

jest.setTimeout(60_000);

const repositories = Array.from({ length: 20 }, (_, n) =>
  aRepository({ id: `fake.example:${n}`, slug: `acme/shop-${n}` }),
);

describe.each(testDatabases().eachSupportedId())(
  'batches of deliveries on %s',
  id => {
    const databases = testDatabases();
    let knex: Knex;
    let next = 0;

    beforeAll(async () => {
      knex = await databases.init(id);
      await createCollecting(knex);
    });

    beforeEach(async () => {
      next = 0;
      await clearTables(knex);
    });

    /** Collecting that knows all repositories and has read them. */
    async function create(source = new FakeSource()) {
      if (source.repositories.length === 0) {
        source.repositories.push(
          ...repositories.map(fact => aTruth({ fact, workflows: [] })),
        );
      }
      return createCollecting(knex, { source, migrated: true });
    }

    async function know() {
      for (const { host, slug } of repositories) {
        await lookFor(knex, { host, slug });
      }
      await knex('repositories').insert(
        repositories.map(fact => ({
          ...repositoryToRow(fact),
          next_read_at: at(500),
        })),
      );
      for (const { id: repositoryId, slug } of repositories) {
        await knex('repository_locators')
          .where({ slug })
          .update({ repository_id: repositoryId, next_read_at: at(500) });
      }
    }

    async function deliver(payloads: FakePayload[]) {
      await knex.batchInsert(
        'deliveries',
        payloads.map(payload => {
          next += 1;
          return {
            source: 'fake',
            hook: '1',
            id: `d-${next}`,
            event: 'facts',
            payload: JSON.stringify(payload),
            received_at: at(next),
            state: 'pending',
          };
        }),
        100,
      );
    }

    /** A run with a job, of each repository. */
    const aRound = (n: number): FakePayload[] =>
      repositories.map(repository => ({
        repository,
        runs: [aRun({ repositoryId: repository.id, id: `${n}` })],
        jobs: [
          aJob({ repositoryId: repository.id, id: `${n}`, runId: `${n}` }),
        ],
        workflows: [aWorkflow({ repositoryId: repository.id })],
      }));

    async function countStatements(work: () => Promise<unknown>) {
      let count = 0;
      const note = () => {
        count += 1;
      };
      knex.on('query', note);
      await work();
      knex.off('query', note);
      return count;
    }

    it('takes two more statements for nearly two hundred deliveries about twenty repositories than for one', async () => {
      await know();
      const { collecting } = await create();
      await deliver(aRound(1));
      await collecting.settle();
      await deliver([aRound(2)[0]]);
      const forOne = await countStatements(() => collecting.settle());
      await deliver([3, 4, 5, 6, 7, 8, 9, 10, 11].flatMap(aRound));
      const forMany = await countStatements(() => collecting.settle());
      expect(await knex('runs')).toHaveLength(20 * 10 + 1);
      // What is stored of many runs, and of many jobs, is asked for on its own.
      expect(forMany).toBe(forOne + (id === 'SQLITE_3' ? 0 : 2));
    });

    it('tells the feed of what a batch changed, and raises each version once', async () => {
      await know();
      const { collecting, changed } = await create();
      await deliver([1, 2].flatMap(aRound));
      await collecting.settle();
      const changes = await knex('changes').orderBy('id');
      expect(
        changes.filter(({ kind }) => kind === 'run').map(({ ref }) => ref),
      ).toEqual(
        expect.arrayContaining(repositories.map(fact => `${fact.id}/2/1`)),
      );
      expect(
        new Set(
          (await knex('repositories').pluck('facts_version')).map(Number),
        ),
      ).toEqual(new Set([1]));
      expect(new Set(changed)).toEqual(
        new Set(repositories.map(fact => fact.id)),
      );
    });

    it('keeps repositories apart whose runs have the same ids', async () => {
      await know();
      const { collecting } = await create();
      const [one, other] = repositories;
      const run = (repository: typeof one, attempt: number) => ({
        repository,
        runs: [aRun({ repositoryId: repository.id, id: '7', attempt })],
      });
      await deliver([run(one, 1), run(other, 3), run(one, 2), run(other, 1)]);
      await collecting.settle();
      expect(
        (await knex('runs').orderBy(['repository_id', 'attempt'])).map(row => [
          row.repository_id,
          row.attempt,
          Boolean(row.newest),
        ]),
      ).toEqual([
        [one.id, 1, false],
        [one.id, 2, true],
        [other.id, 1, false],
        [other.id, 3, true],
      ]);
    });

    it('lays a failure at the door of the delivery that failed, and applies all others at once', async () => {
      await know();
      const { collecting } = await create();
      const good = aRound(1);
      // A number that no column takes.
      const attempt = 'seven' as unknown as number;
      const [repository] = repositories;
      await deliver([
        ...good.slice(0, 10),
        {
          repository,
          jobs: [
            aJob({ repositoryId: repository.id, attempt, name: undefined }),
          ],
        },
        ...good.slice(10),
      ]);
      await collecting.settle();
      expect(
        await knex('deliveries').whereNot({ state: 'applied' }),
      ).toMatchObject([{ id: 'd-11', state: 'pending' }]);
      expect(
        (
          await knex('deliveries').where({ state: 'applied' }).pluck('tries')
        ).map(Number),
      ).toEqual(good.map(() => 0));
      expect(await knex('runs')).toHaveLength(20);

      // From now on it is tried alone: what comes later shares a batch without it.
      await deliver(aRound(2));
      await collecting.settle();
      expect(await knex('runs')).toHaveLength(40);
      for (let sweep = 0; sweep < 5; sweep += 1) await collecting.settle();
      expect(await knex('deliveries').where({ id: 'd-11' })).toMatchObject([
        { state: 'parked', tries: 5, reason: expect.stringMatching(/\w/) },
      ]);
    });

    it('holds no more in memory than fits, and goes on until nothing waits', async () => {
      await know();
      const { collecting } = await create();
      const large = 'x'.repeat(7 * 1024 * 1024);
      await deliver(
        aRound(1)
          .slice(0, 6)
          .map(payload => ({ ...payload, padding: large })),
      );
      await collecting.settle();
      expect(
        await knex('deliveries').whereNot({ state: 'applied' }),
      ).toHaveLength(0);
    });

    it('is shared by two replicas, though each batch is about all repositories', async () => {
      await know();
      const { collecting, source } = await create();
      const other = await create(source);
      await deliver(
        Array.from({ length: 45 }, (_, n) => n + 1).flatMap(n =>
          n % 2 ? aRound(n) : aRound(n).reverse(),
        ),
      );
      await Promise.all([collecting.settle(), other.collecting.settle()]);
      expect(
        await knex('deliveries').whereNot({ state: 'applied', tries: 0 }),
      ).toHaveLength(0);
      expect(await knex('runs')).toHaveLength(900);
      expect(await knex('changes').where({ kind: 'run' })).toHaveLength(900);
    });
  },
);
