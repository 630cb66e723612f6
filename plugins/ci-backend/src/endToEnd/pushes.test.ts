import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import { testDatabases } from '../__testUtils__';
import { startGithub, type CheckedGithub } from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const minute = 60_000;
const names = ['orders', 'cart'];

describe.each(testDatabases().eachSupportedId())(
  'pushes without webhooks, on %s',
  id => {
    const databases = testDatabases();
    let clock: PortalClock;
    let github: CheckedGithub;
    let portal: Portal;

    beforeEach(async () => {
      clock = portalClock('2026-11-20T10:00:00Z');
      github = await startGithub({ scenario: 'empty', clock: clock.simulated });
      const { world } = github.simulator;
      for (const name of names) {
        world.addRepository({
          name,
          owner: world.account('demo', 'Organization'),
          workflows: [
            {
              name: 'CI',
              path: '.github/workflows/ci.yml',
              on: ['push'],
              jobs: [{ name: 'build', steps: ['Build'], durationMs: minute }],
            },
          ],
        });
        world.push(name, { message: 'Begin' });
      }
      clock.advance(5 * minute);
      portal = await startPortal({
        knex: await databases.init(id),
        github: github.simulator,
        entities: names.map(name => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name,
            annotations: { 'github.com/project-slug': `demo/${name}` },
          },
          spec: { type: 'service', lifecycle: 'production', owner: 'a' },
        })),
      });
      await portal.settle();
      await keepSelfCheckOut();
      // For hours nothing happens.
      for (let hours = 0; hours < 4; hours += 1) {
        clock.advance(60 * minute);
        await portal.run('ci-pushes');
        await portal.settle();
      }
    });

    afterEach(async () => {
      jest.restoreAllMocks();
      await portal?.stop();
      clock?.stop();
      await github?.closeAndCheck();
    });

    /** It would ask for readings of its own, whenever its turn comes: to all of them another has its repositories. */
    async function keepSelfCheckOut() {
      let kept = 0;
      while (kept < names.length) {
        kept += await portal
          .knex('repositories')
          .whereNull('self_check_leased_until')
          .update({ self_check_leased_until: '9999-12-31T23:59:59.999Z' });
      }
    }

    const asked = () => github.simulator.requests.all.map(({ path }) => path);

    it('are seen within a minute, and their runs followed to their end, in no other repository', async () => {
      const { simulator } = github;
      simulator.requests.clear();
      simulator.world.push('orders', {
        message: 'Break it',
        plan: { outcome: 'failure' },
      });
      await portal.settle();
      expect(asked()).toEqual([]);

      clock.advance(20_000);
      await portal.run('ci-pushes');
      clock.advance(15_000);
      await portal.settle();
      const running = await portal.ci.getServices({ sort: 'name' });
      expect(
        running.items.map(({ service, running: isRunning }) => [
          service.name,
          isRunning,
        ]),
      ).toEqual([
        ['cart', false],
        ['orders', true],
      ]);
      expect(asked().filter(path => path.includes('/cart'))).toEqual([]);

      clock.advance(4 * minute);
      await portal.settle();
      const failing = await portal.ci.getServices({ state: ['failing'] });
      expect(failing.items.map(({ service }) => service.name)).toEqual([
        'orders',
      ]);
    });

    it('cost one request a minute, answered "as it was" while there are none', async () => {
      const { requests } = github.simulator;
      await portal.run('ci-pushes');
      requests.clear();
      for (let n = 0; n < 3; n += 1) {
        clock.advance(minute);
        await portal.run('ci-pushes');
      }
      expect(requests.all.map(({ path, status }) => [path, status])).toEqual(
        Array(3).fill(['/orgs/demo/repos', 304]),
      );
    });
  },
);
