import { mockServices } from '@backstage/backend-test-utils';
import { Acting } from './Acting';
import { aReady, FakeWorld, migrated, testDatabases } from './__testUtils__';

jest.setTimeout(60_000);

describe.each(testDatabases().eachSupportedId())(
  'acting on its own on %s',
  id => {
    const databases = testDatabases();

    async function begin() {
      const knex = await migrated(await databases.init(id));
      const world = new FakeWorld();
      const scheduler = mockServices.scheduler.mock();
      const acting = Acting.create({
        knex,
        config: mockServices.rootConfig(),
        deployers: [world.deployer],
        ci: world.ci,
        scheduler,
        logger: mockServices.logger.mock(),
        onChanged: () => {},
      });
      const request = () =>
        acting.request({
          ready: aReady(),
          by: 'user:default/frank',
          idempotencyKey: 'k1',
        });
      return { acting, world, scheduler, request };
    }

    it('sends what it was asked for at once, and waits for that when it stops', async () => {
      const { acting, world, request } = await begin();
      await acting.start();
      const { deployment } = await request();
      // The answer does not wait for it.
      expect(deployment.phase).toBe('requested');
      await acting.stop();
      expect(world.dispatched).toEqual([deployment.id]);
      expect((await acting.find(deployment.id))?.phase).toBe('following');
    });

    it('does by schedule what nobody was there to do', async () => {
      const { acting, world, scheduler, request } = await begin();
      const { deployment } = await request();
      expect(world.dispatched).toEqual([]);
      await acting.start();
      const [task] = scheduler.scheduleTask.mock.calls[0];
      expect(task).toMatchObject({ id: 'delivery-acting', scope: 'global' });
      await task.fn(new AbortController().signal);
      expect(world.dispatched).toEqual([deployment.id]);
      await acting.stop();
    });
  },
);
