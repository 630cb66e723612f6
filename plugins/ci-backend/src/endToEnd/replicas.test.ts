import { mockServices } from '@backstage/backend-test-utils';
import { openDatabase } from '@mainline/backstage-plugin-mainline-node';
import type { Run } from '@mainline/github-simulator';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__';
import { deliver } from './__testUtils__/deliver';
import { hasWork } from './__testUtils__/hasWork';
import { Replica } from './__testUtils__/Replica';
import { startGithub, type CheckedGithub } from './__testUtils__/startGithub';
import {
  watchReplicas,
  type ReplicaNotes,
} from './__testUtils__/watchReplicas';

// Three processes have to start on whatever machine this is.
jest.setTimeout(240_000);

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
    let replicas: Replica[];

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
      replicas = await Promise.all([start(), start(), start()]);
      notes = await watchReplicas(knex);
    });

    afterAll(async () => {
      await Promise.all((replicas ?? []).map(each => each.stop()));
      await github?.closeAndCheck();
    });

    /** Every process does what there is to do, at once, until nothing is left. */
    async function settle() {
      await github.simulator.webhooksSettled();
      do {
        await Promise.all(replicas.map(each => each.round()));
      } while (await hasWork(knex));
    }

    /** The next window: everything is due. */
    async function everythingIsDue() {
      await knex('repositories').update({
        next_read_at: new Date().toISOString(),
      });
    }

    /** How often each repository was read since the log was cleared. */
    function readings() {
      const { requests } = github.simulator;
      const read: Record<string, number> = {};
      // Every reading begins with the workflows.
      for (const { path } of requests.matching(/\/actions\/workflows\?/)) {
        read[path] = (read[path] ?? 0) + 1;
      }
      requests.clear();
      return read;
    }

    function total(read: Record<string, number>): number {
      return Object.values(read).reduce((sum, count) => sum + count, 0);
    }

    it('read each repository to its end once between them, one at a time', async () => {
      await settle();
      const read = readings();
      expect(Object.keys(read)).toHaveLength(14);
      const leases = await notes.leases();
      // A repository is read again for the jobs that it put off: each time under a lease of its own.
      expect(leases).toHaveLength(total(read));
      expect(await notes.robbed()).toEqual([]);
      const firsts = leases.filter(({ isFirst }) => isFirst);
      expect(firsts.map(({ repository }) => repository).sort()).toEqual(
        await knex('repositories').orderBy('id').pluck('id'),
      );
    });

    it('read each repository once in a window', async () => {
      await everythingIsDue();
      await settle();
      expect(Object.values(readings())).toEqual(Array(14).fill(1));

      await settle();
      expect(readings()).toEqual({});
    });

    it('apply each delivery once, though all were told', async () => {
      const { simulator } = github;
      const [one, ...others] = replicas;
      github.tell(one.door);
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
          others.map(({ door }) => deliver(door, { event, body, id, headers })),
        );
      }
      await settle();

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
      const before = await knex('repositories').pluck('complete_up_to');
      const [newest] = [...before].sort().slice(-1);
      // Nobody is told of these: what is known of them was read.
      const names = simulator.world.repositories.map(({ name }) => name);
      const builds = await buildsOf(names);
      simulator.faults.add({
        on: { path: /\/actions\/runs$/ },
        kind: 'slow',
        times: 2,
        delayMs: 10_000,
      });
      await everythingIsDue();
      const killed = replicas.pop()!;
      // It never says that it is through.
      killed.round().catch(() => {});
      await until(() => simulator.faults.pending === 0);
      await killed.kill();

      const held = () => knex('repositories').whereNotNull('leased_by');
      const left = (await held()).length;
      expect(left).toBeGreaterThan(0);
      await Promise.all(replicas.map(each => each.round()));
      expect(await held()).toHaveLength(left);

      // As after two minutes.
      await held().update({ leased_until: new Date(0).toISOString() });
      await settle();
      expect(await notes.robbed()).toEqual([]);
      const after = await knex('repositories').pluck('complete_up_to');
      expect(after.every(instant => instant > newest)).toBe(true);
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

/** Looks again and again until it is so. */
async function until(isSo: () => unknown): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 20));
}
