import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import { testDatabases } from '../__testUtils__';
import {
  secret,
  startGithub,
  type CheckedGithub,
} from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const minute = 60_000;
const hookId = '512340001';

describe.each(testDatabases().eachSupportedId())(
  'deliveries that failed, on %s',
  id => {
    const databases = testDatabases();
    let clock: PortalClock;
    let github: CheckedGithub;
    let portal: Portal;

    beforeEach(async () => {
      clock = portalClock('2026-11-20T10:00:00Z');
      github = await startGithub({ scenario: 'empty', clock: clock.simulated });
      const { world } = github.simulator;
      world.addRepository({
        name: 'orders',
        owner: world.account('demo', 'Organization'),
        workflows: [
          {
            name: 'CI',
            path: '.github/workflows/ci.yml',
            on: ['push'],
            jobs: [{ name: 'build', steps: ['Build'], durationMs: 20_000 }],
          },
        ],
      });
      world.push('orders', { message: 'Begin', startRuns: false });
      portal = await startPortal({
        knex: await databases.init(id),
        github: github.simulator,
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'orders',
              annotations: { 'github.com/project-slug': 'demo/orders' },
            },
            spec: { type: 'service', lifecycle: 'production', owner: 'a' },
          },
        ],
        ci: {
          github: {
            webhookSecret: secret,
            hooks: [{ org: 'demo', id: hookId }],
          },
        },
      });
      await portal.settle();
      github.tell(portal.door);
    });

    afterEach(async () => {
      jest.restoreAllMocks();
      await portal?.stop();
      clock?.stop();
      await github?.closeAndCheck();
    });

    const states = () =>
      github.simulator.deliveries
        .filter(({ state }) => state !== 'withheld')
        .map(({ state, responseStatus, redelivery }) =>
          [state, responseStatus, ...(redelivery ? ['again'] : [])].join(' '),
        );

    /** Something is told while the database is gone. */
    async function lose(tell: () => void) {
      const gone = jest
        .spyOn(portal.knex.client, 'acquireConnection')
        .mockRejectedValue(new Error('connect ECONNREFUSED 10.0.0.1:5432'));
      tell();
      await github.simulator.webhooksSettled();
      gone.mockRestore();
    }

    /** A push, and all of its run. */
    const pushRun = () => {
      github.simulator.world.push('orders', { message: 'Lost' });
      clock.advance(minute);
    };

    it('are asked for, come in at the door, and are applied once', async () => {
      const { simulator } = github;
      await lose(pushRun);
      expect(new Set(states())).toEqual(new Set(['failed 503']));
      const lost = simulator.deliveries.filter(
        ({ state }) => state === 'failed',
      );
      expect(lost.map(({ event }) => event)).toEqual(
        expect.arrayContaining(['push', 'workflow_run', 'workflow_job']),
      );
      expect(await portal.knex('deliveries')).toEqual([]);

      await portal.run('ci-redelivery');
      await portal.settle();
      const rows = await portal.knex('deliveries').orderBy('id');
      expect(rows).toMatchObject(
        lost
          .map(({ guid }) => ({ id: guid, state: 'applied', tries: 0 }))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
      expect(await portal.knex('runs').select('attempt', 'conclusion')).toEqual(
        [{ attempt: 1, conclusion: 'success' }],
      );

      // What came is not asked for once more, nor is what was looked through.
      simulator.requests.clear();
      for (let round = 0; round < 2; round += 1) {
        clock.advance(10 * minute);
        await portal.run('ci-redelivery');
      }
      expect(
        simulator.requests.all.filter(({ method }) => method === 'POST'),
      ).toEqual([]);
      expect(simulator.requests.matching(/\/hooks\//)).toHaveLength(2);
    });

    it('are asked for again when they fail again', async () => {
      github.tell('http://localhost:1/');
      pushRun();
      await github.simulator.webhooksSettled();
      const count = states().length;
      for (const door of ['http://localhost:1/', portal.door]) {
        github.tell(door);
        clock.advance(10 * minute);
        await portal.run('ci-redelivery');
        await github.simulator.webhooksSettled();
      }
      expect(states().filter(state => state === 'failed  again')).toHaveLength(
        count,
      );
      expect(
        states().filter(state => state === 'delivered 202 again'),
      ).toHaveLength(count);
    });

    it('are left to the next round where GitHub can not be asked', async () => {
      await lose(pushRun);
      github.simulator.faults.add({
        on: { method: 'GET', path: /\/hooks\// },
        kind: 500,
        times: 3,
      });
      await portal.run('ci-redelivery');
      await github.simulator.webhooksSettled();
      expect(states().filter(state => state.endsWith('again'))).toEqual([]);

      clock.advance(10 * minute);
      await portal.run('ci-redelivery');
      await github.simulator.webhooksSettled();
      expect(
        states().filter(state => state.endsWith('again')).length,
      ).toBeGreaterThan(0);
    });
  },
);
