import { mockServices } from '@backstage/backend-test-utils';
import { openDatabase } from '@mainline/backstage-plugin-mainline-node';
import type { Run } from '@mainline/github-simulator';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__';
import { placeChanges } from '../feed';
import { deliver } from './__testUtils__/deliver';
import { hasWork } from './__testUtils__/hasWork';
import { Replica } from './__testUtils__/Replica';
import { startGithub, type CheckedGithub } from './__testUtils__/startGithub';
import {
  watchReplicas,
  type ReplicaNotes,
} from './__testUtils__/watchReplicas';

// Three processes have to start on whatever machine this is.
jest.setTimeout(600_000);

/** Of the simulator's webhook: a delivery is known by its hook and its id. */
const hookId = '512340001';
/** A build that is over at once. */
const plan = { outcome: 'success' as const, queueMs: 1, pace: 0.0001 };
const databases = testDatabases();
const describeReplicas = databases.supports('POSTGRES_18')
  ? describe
  : describe.skip;

describeReplicas(
  'three processes on one PostgreSQL (skipped where there is none: SQLite serves one process)',
  () => {
    let github: CheckedGithub;
    let knex: Knex;
    let notes: ReplicaNotes;
    let replicas: Replica[] = [];

    beforeAll(async () => {
      github = await startGithub({ scenario: 'small', live: false });
      knex = await databases.init('POSTGRES_18');
      const settings = knex.client
        .connectionSettings as Knex.PgConnectionConfig;
      // knex hides the password from whoever lists the settings.
      const { password } = settings;
      const start = () =>
        Replica.start({
          knex: { client: 'pg', connection: { ...settings, password } },
          github: github.simulator,
          ci: {
            reconciliation: {
              // What is read is not the point: a little of it will do.
              historyDays: 7,
              jobsDays: 1,
              workDays: 1,
              // A window is as long as the test wants: nothing becomes due by itself.
              activeInterval: { hours: 1 },
              quietInterval: { hours: 1 },
            },
          },
        });
      // Who comes first makes the tables: here nobody else has to wait for that.
      await openDatabase(
        mockServices.database({ knex }),
        '@mainline/backstage-plugin-ci-backend',
      );
      // The self-check would ask for readings of its own, whenever its turn comes: to all of them another has its repositories.
      await knex.schema.raw(
        `alter table repositories alter self_check_leased_until set default '9999-12-31T23:59:59.999Z'`,
      );
      replicas = [start(), start(), start()];
      await Promise.all(replicas.map(({ door }) => door));
      notes = await watchReplicas(knex);
    });

    afterAll(async () => {
      await Promise.all(replicas.map(each => each.stop()));
      await github?.closeAndCheck();
    });

    /** Every process does what there is to do, at once, until nothing is left and everything was read since. */
    async function settle(since: string) {
      await github.simulator.webhooksSettled();
      const behind = () =>
        knex('repositories')
          .where(unread =>
            unread
              .whereNull('complete_up_to')
              .orWhere('complete_up_to', '<', since),
          )
          .first('id');
      do {
        // What a slow machine had time out is tried again now, rather than in an hour.
        for (const table of ['repository_locators', 'repositories']) {
          await knex(table)
            .whereNotNull('error')
            .update({ next_read_at: new Date().toISOString() });
        }
        await Promise.all(replicas.map(each => each.round()));
      } while ((await hasWork(knex)) || (await behind()));
    }

    /** The next window: everything is due. */
    async function everythingIsDue(): Promise<string> {
      await notes.forget();
      github.simulator.requests.clear();
      const now = new Date().toISOString();
      await knex('repositories').update({ next_read_at: now });
      return now;
    }

    /** Readings that the source has seen: every one asks once for the newest runs. */
    function readings(): number {
      return github.simulator.requests.matching(
        /\/actions\/runs\?per_page=100$/,
      ).length;
    }

    it('read each repository to its end for the first time once between them', async () => {
      await settle('');
      const repositories = await knex('repositories').orderBy('id').pluck('id');
      expect(repositories).toHaveLength(14);
      const completions = await notes.completions();
      const firsts = completions.filter(({ isFirst }) => isFirst);
      expect(firsts.map(({ repository }) => repository)).toEqual(repositories);
      // Its history and its jobs come under leases of their own, and never by two.
      expect(completions).toHaveLength(readings());
      expect(await notes.robbed()).toEqual([]);
    });

    it('read each repository once in a window', async () => {
      const repositories = await knex('repositories').orderBy('id').pluck('id');
      await settle(await everythingIsDue());
      const completions = await notes.completions();
      expect(completions.map(({ repository }) => repository)).toEqual(
        repositories,
      );
      expect(completions).toHaveLength(readings());
      expect(await notes.robbed()).toEqual([]);

      const before = readings();
      await settle('');
      expect(readings()).toBe(before);
    });

    it('apply each delivery once, though all were told', async () => {
      const { simulator } = github;
      const [one, ...others] = replicas;
      github.tell(await one.door);
      const names = ['inventory', 'search', 'catalog', 'gateway'];
      const runs = await buildsOf(names);
      simulator.pauseWebhooks();
      await simulator.webhooksSettled();
      const delivered = simulator.deliveries.filter(
        ({ state }) => state === 'delivered',
      );
      expect(delivered.length).toBeGreaterThan(20);
      for (const { guid: id, event, payload: body } of delivered) {
        const headers = { 'x-github-hook-id': hookId };
        await Promise.all(
          others.map(async ({ door }) =>
            deliverAtLast(await door, { event, body, id, headers }),
          ),
        );
      }
      await settle('');

      const guids = delivered.map(({ guid }) => guid).sort();
      expect((await notes.applications()).sort()).toEqual(guids);
      for (const { id } of runs) {
        expect(await knex('runs').where({ id: `${id}` })).toMatchObject([
          { status: 'completed', conclusion: 'success' },
        ]);
        // Requested, begun and ended are all that there is to tell of it.
        const told = await knex('changes')
          .where({ kind: 'run' })
          .where('ref', 'like', `%/${id}/1`);
        expect(told.length).toBeGreaterThan(0);
        expect(told.length).toBeLessThanOrEqual(3);
      }
    });

    it('take over from one that was killed in the middle', async () => {
      const { simulator } = github;
      // Nobody is told of these: what is known of them was read.
      const names = simulator.world.repositories.map(({ name }) => name);
      const builds = await buildsOf(names);
      simulator.faults.add({
        on: { path: /\/actions\/runs$/ },
        kind: 'slow',
        times: 2,
        delayMs: 10_000,
      });
      const due = await everythingIsDue();
      const killed = replicas.pop()!;
      // It never says that it is through.
      killed.round().catch(() => {});
      await until(() => simulator.faults.pending === 0);
      await killed.kill();

      const held = () => knex('repositories').whereNotNull('leased_by');
      expect((await held()).length).toBeGreaterThan(0);
      await Promise.all(replicas.map(each => each.round()));
      expect(await notes.robbed()).toEqual([]);

      // As after two minutes.
      await held().update({ leased_until: new Date(0).toISOString() });
      await settle(due);
      expect(await notes.robbed()).toEqual([]);
      const read = await knex('runs').whereIn(
        'id',
        builds.map(({ id }) => `${id}`),
      );
      expect(read).toHaveLength(builds.length);
      expect(read.every(({ status }) => status === 'completed')).toBe(true);
      const shas = [...new Set(builds.map(({ sha }) => sha))];
      expect(await knex('check_ins').whereIn('sha', shas)).toHaveLength(
        shas.length,
      );
      await placeChanges(knex);
      const positions = await knex('changes')
        .orderBy('position')
        .pluck('position');
      expect(positions.map(Number)).toEqual(positions.map((_, n) => n + 1));
    });

    /** A check-in to each of these repositories, and what was built of it, to its end. */
    async function buildsOf(names: string[]): Promise<Run[]> {
      const { world } = github.simulator;
      const builds = names.flatMap(name => {
        const { sha } = world.push(name, { plan });
        return world.repository(name).runs.filter(run => run.sha === sha);
      });
      await until(() =>
        builds.every(run => world.newestAttempt(run).status === 'completed'),
      );
      return builds;
    }
  },
);

/** A connection that was kept alive may be gone by the time that it is used: knocks once more. */
function deliverAtLast(...[door, delivery]: Parameters<typeof deliver>) {
  return deliver(door, delivery).catch(() => deliver(door, delivery));
}

/** Looks again and again until it is so. */
async function until(isSo: () => unknown): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 20));
}
