import { testDatabases } from '@mainline/backstage-plugin-mainline-node/testing';
import {
  minute,
  second,
  startStage,
  type Stage,
} from './__testUtils__/startStage';

jest.setTimeout(120_000);

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'delivery while every webhook is lost, on %s',
  id => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await startStage({
        ci: await databases.init(id),
        delivery: await databases.init(id),
      });
      await stage.portal.settle();
      await stage.checkIn('Sell');
      // A quiet repository is read now and then.
      await stage.pass(40 * minute, 5 * minute);
    });
    afterAll(() => stage?.stop());

    it('follows a deployment to its end by what is read on the schedule', async () => {
      const { ask, portal, pass, look, cell, github, simulator } = stage;
      const { id: asked } = await ask('b1');
      await portal.settle();
      expect((await look(asked)).deployment).toMatchObject({
        state: 'waiting',
        phase: 'following',
      });
      await pass(10 * minute, 30 * second);
      const { deployment, run } = await look(asked);
      expect(deployment).toMatchObject({
        state: 'succeeded',
        claim: 'claimed',
        version: 'b1',
      });
      expect(run?.run).toMatchObject({ outcome: 'passing' });
      expect(await cell()).toMatchObject({ current: { id: asked } });
      expect(github.dispatches()).toBe(1);
      expect(
        simulator.deliveries.filter(({ state }) => state === 'delivered'),
      ).toEqual([]);
    });
  },
);
