import createKnex from 'knex';
import { testDatabases } from '../__testUtils__';
import { deliver } from './__testUtils__/deliver';
import { mainlineOf } from './__testUtils__/mainlineOf';
import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import { startGithub, type CheckedGithub } from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const minute = 60_000;
/** Of the simulator's webhook: a delivery is known by its hook and its id. */
const hookId = '512340001';
const databases = testDatabases();
const describeReplicas = databases.supports('POSTGRES_18')
  ? describe
  : describe.skip;

describeReplicas(
  'two replicas on one PostgreSQL (skipped where there is none: SQLite serves one process)',
  () => {
    let clock: PortalClock;
    let github: CheckedGithub;
    let one: Portal;
    let other: Portal;

    beforeAll(async () => {
      clock = portalClock('2026-11-20T10:00:00Z');
      github = await startGithub({
        scenario: 'small',
        clock: clock.simulated,
        live: false,
      });
      const knex = await databases.init('POSTGRES_18');
      const start = async (replica: typeof knex) =>
        startPortal({
          knex: replica,
          github: github.simulator,
          ci: { reconciliation: { jobsDays: 1 } },
        });
      one = await start(knex);
      other = await start(createKnex(knex.client.config));
      await knex.raw(`
        create table applications (delivery text);
        create function note_application() returns trigger language plpgsql as
          $$ begin insert into applications values (new.id); return new; end $$;
        create trigger note_application after update on deliveries for each row
          when (new.state <> 'pending') execute function note_application();
      `);
    });

    afterAll(async () => {
      await one?.stop();
      await other?.stop();
      await other?.knex.destroy();
      clock?.stop();
      await github?.closeAndCheck();
    });

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

    it('read each repository once between them', async () => {
      await Promise.all([one.round(), other.round()]);
      await Promise.all([one.settle(), other.settle()]);
      const first = readings();
      expect(Object.keys(first)).toHaveLength(14);
      // Twice, for its jobs, where others still waited for their first time.
      expect(Math.max(...Object.values(first))).toBeLessThanOrEqual(2);

      // Longer than between two readings of a quiet repository.
      clock.advance(31 * minute);
      await Promise.all([one.settle(), other.settle()]);
      expect(readings()).toEqual(
        Object.fromEntries(Object.keys(first).map(path => [path, 1])),
      );

      await Promise.all([one.settle(), other.settle()]);
      expect(readings()).toEqual({});
    });

    it('apply each delivery once, though both were told', async () => {
      const { simulator } = github;
      const names = ['inventory', 'search', 'catalog', 'gateway'];
      github.tell(one.door);
      for (const name of names) simulator.world.push(name);
      clock.advance(10 * minute);
      await simulator.webhooksSettled();
      const delivered = simulator.deliveries.filter(
        ({ state }) => state === 'delivered',
      );
      expect(delivered.length).toBeGreaterThan(40);
      await Promise.all(
        delivered.map(({ guid, event, payload }) =>
          deliver(other.door, {
            event,
            body: payload,
            id: guid,
            headers: { 'x-github-hook-id': hookId },
          }),
        ),
      );
      await Promise.all([one.settle(), other.settle()]);

      const applied = await one.knex('applications').pluck('delivery');
      expect(applied.sort()).toEqual(delivered.map(({ guid }) => guid).sort());
      for (const name of names) {
        const { lastCheckIn, running } = await other.ci.getService(
          `component:default/${name}`,
        );
        const { newestCheckIn } = mainlineOf(simulator.world.repository(name));
        expect({ name, running, newest: lastCheckIn?.sha }).toEqual({
          name,
          running: false,
          newest: newestCheckIn,
        });
      }
    });
  },
);
