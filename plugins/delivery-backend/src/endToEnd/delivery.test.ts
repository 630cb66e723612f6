import { testDatabases } from '@mainline/backstage-plugin-mainline-node/testing';
import {
  minute,
  second,
  startStage,
  type Stage,
} from './__testUtils__/startStage';
import { orders } from './__testUtils__/portalCatalog';

jest.setTimeout(120_000);

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'delivery through the front door, on %s',
  id => {
    let stage: Stage;
    let shas: string[];

    beforeAll(async () => {
      stage = await startStage({
        ci: await databases.init(id),
        delivery: await databases.init(id),
      });
      const { github, portal, checkIn } = stage;
      github.tell(portal.door);
      await portal.settle();
      shas = [];
      for (const message of ['Sell', 'Sell more', 'Sell most']) {
        shas.push((await checkIn(message)).sha);
      }
    });
    afterAll(() => stage?.stop());

    it('follows a deployment by webhooks from the queue to its success, and everything says so', async () => {
      const { portal, ask, look, pass, cell, candidate, github } = stage;
      portal.audit.length = 0;
      const asked = await ask('b1');
      expect(asked).toMatchObject({
        state: 'waiting',
        version: 'b1',
        sha: shas[0],
        claim: 'expected',
      });
      await portal.settle();
      expect(await look(asked.id)).toMatchObject({
        deployment: {
          state: 'waiting',
          phase: 'following',
          run: { id: expect.any(String) },
        },
        cancel: { allowed: true },
      });
      expect(await cell()).toMatchObject({
        underway: { id: asked.id, version: 'b1' },
      });

      portal.signals.length = 0;
      await pass(10 * second);
      const running = await look(asked.id);
      expect(running).toMatchObject({
        deployment: { state: 'running', claim: 'claimed' },
        run: { run: { outcome: 'running' } },
      });
      expect(running.run?.jobs.map(({ name }) => name)).toContain('deploy');
      expect(await candidate(shas[0])).toMatchObject({
        stages: [
          { state: 'passed' },
          { running: true, deploymentId: asked.id },
          { state: 'waiting' },
        ],
      });
      expect(portal.signals.flat()).toContain(orders);

      await pass(minute);
      const { deployment, events } = await look(asked.id);
      expect(deployment).toMatchObject({
        state: 'succeeded',
        phase: 'ended',
        requestedBy: 'user:default/anna',
        claim: 'claimed',
      });
      expect(events.map(({ action }) => action)).toEqual([
        'requested',
        'sending',
        'sent',
        'claimed',
        'started',
        'ended',
      ]);
      expect(await cell()).toMatchObject({
        current: { id: asked.id, version: 'b1' },
        behind: 2,
      });
      expect((await cell())?.underway).toBeUndefined();
      expect(await candidate(shas[0])).toMatchObject({
        stages: [{}, { state: 'passed', running: false }, {}],
        liveIn: ['uat'],
      });
      const { items } = await stage.anna.delivery.getDeployments(orders);
      expect(items).toMatchObject([
        { id: asked.id, state: 'succeeded', origin: 'mainline' },
      ]);
      expect(portal.audit).toMatchObject([
        {
          eventId: 'deployment-create',
          outcome: 'success',
          meta: { id: asked.id },
        },
      ]);
      expect(github.simulator.claims.map(({ status }) => status)).toEqual([
        200,
      ]);
      expect(github.dispatches()).toBe(1);
    });
  },
);
