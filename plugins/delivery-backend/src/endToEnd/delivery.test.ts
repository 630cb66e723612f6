import {
  ApiDescription,
  testDatabases,
} from '@mainline/backstage-plugin-mainline-node/testing';
import {
  minute,
  second,
  startStage,
  type Stage,
} from './__testUtils__/startStage';
import { orders } from './__testUtils__/portalCatalog';
import { outsider } from './__testUtils__/portalPolicy';
import { deployWorkflow, slug } from './__testUtils__/startGithub';

jest.setTimeout(120_000);

const databases = testDatabases();
const description = new ApiDescription(
  '@mainline/backstage-plugin-delivery-backend',
);

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
      await portal.told(orders);

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
        'attached',
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
          eventId: 'deployment-request',
          outcome: 'success',
          meta: { id: asked.id },
        },
      ]);
      expect(github.simulator.claims.map(({ status }) => status)).toEqual([
        200,
      ]);
      expect(github.dispatches()).toBe(1);
    });

    it('names the job that failed, and keeps what was there', async () => {
      const { world, deployed, cell } = stage;
      world.planRuns((_, { workflow }) =>
        workflow.name === 'Deploy'
          ? { outcome: 'failure', failingJob: 'smoke tests' }
          : { outcome: 'success' },
      );
      const failed = await deployed('b2');
      world.planRuns(() => ({ outcome: 'success' }));
      expect(failed).toMatchObject({
        state: 'failed',
        reason: expect.stringContaining('smoke tests'),
      });
      expect(await cell()).toMatchObject({
        current: { version: 'b1' },
        failed: { id: failed.id },
      });
    });

    it('says why GitHub refused, where the workflow changed after it was planned', async () => {
      const { ask, portal, look, world, github } = stage;
      const before = github.dispatches();
      const workflow = world.workflow(slug, 'deploy.yml');
      await stage.anna.delivery.explain({
        service: 'orders',
        environment: 'uat',
        version: 'b2',
      });
      workflow.inputs = {
        ...workflow.inputs,
        ticket: { type: 'string', required: true },
      };
      const { id: refused } = await ask('b2');
      await portal.settle();
      expect((await look(refused)).deployment).toMatchObject({
        state: 'refused',
        phase: 'ended',
        reason: expect.stringContaining("Required input 'ticket' not provided"),
      });
      workflow.inputs = deployWorkflow.inputs;
      expect(github.dispatches()).toBe(before);
    });

    it('cancels one that was not sent yet, and sends nothing', async () => {
      const { ask, portal, look, anna, simulator, github, pass } = stage;
      const before = github.dispatches();
      simulator.faults.add({
        on: { method: 'POST', path: /dispatches$/ },
        kind: 429,
        retryAfterSeconds: 30,
      });
      const { id: postponed } = await ask('b2');
      await portal.settle();
      expect((await look(postponed)).deployment).toMatchObject({
        state: 'waiting',
        phase: 'requested',
      });
      expect(await anna.delivery.cancel(postponed)).toMatchObject({
        state: 'cancelled',
      });
      await pass(2 * minute, 30 * second);
      expect((await look(postponed)).deployment).toMatchObject({
        state: 'cancelled',
        phase: 'ended',
      });
      expect(github.dispatches()).toBe(before);
    });

    it('cancels one that runs, by asking its run to stop', async () => {
      const { ask, portal, look, anna, pass, cell } = stage;
      const { id: stopped } = await ask('b2');
      await portal.settle();
      await pass(10 * second);
      expect((await look(stopped)).deployment.state).toBe('running');
      await anna.delivery.cancel(stopped);
      await portal.settle();
      await pass(10 * second);
      const { deployment, events } = await look(stopped);
      expect(deployment).toMatchObject({ state: 'cancelled', phase: 'ended' });
      expect(events).toContainEqual(
        expect.objectContaining({
          action: 'cancel-requested',
          by: 'user:default/anna',
        }),
      );
      expect(await cell()).toMatchObject({ current: { version: 'b1' } });
    });

    it('goes forward by a tag and back again', async () => {
      const { world, anna, deployed, cell } = stage;
      world.tag(slug, 'v1.0', shas[2]);
      const order = { service: 'orders', environment: 'uat' };
      expect(
        await anna.delivery.explain({ ...order, version: 'v1.0' }),
      ).toMatchObject({
        version: { version: 'b3', sha: shas[2] },
        direction: 'forward',
        obstacles: [],
        effect: 'exactly-once',
      });
      expect(await deployed('v1.0')).toMatchObject({
        state: 'succeeded',
        version: 'b3',
        askedVersion: 'v1.0',
      });
      expect(await cell()).toMatchObject({
        current: { version: 'b3' },
        behind: 0,
      });
      expect(
        await anna.delivery.explain({ ...order, version: 'b1' }),
      ).toMatchObject({ direction: 'back', obstacles: [] });
      expect(await deployed('b1')).toMatchObject({ state: 'succeeded' });
      expect(await cell()).toMatchObject({
        current: { version: 'b1' },
        behind: 2,
      });
    });

    it('shows what was deployed from outside, with its version where that is known', async () => {
      const { world, pass, cell, anna } = stage;
      const { owner: creator } = world.repository(slug);
      const made = world.requestDeployment(slug, {
        ref: shas[1],
        environment: 'uat',
        creator,
        requiredContexts: [],
        autoMerge: false,
      });
      if (made.kind !== 'created') throw new Error(made.kind);
      world.addDeploymentStatus(slug, made.deployment, {
        state: 'success',
        creator,
      });
      await pass(10 * second);
      expect(await cell()).toMatchObject({
        current: {
          origin: 'outside',
          version: 'b2',
          sha: shas[1],
          requestedBy: 'demo',
        },
      });

      const byHand = world.dispatch(slug, 'deploy.yml', {
        inputs: { service: 'orders', environment: 'uat', version: shas[0] },
      });
      if (!byHand.ok) throw new Error(byHand.message);
      await pass(2 * minute, 30 * second);
      const current = (await cell())?.current;
      expect(current).toMatchObject({
        origin: 'outside',
        state: 'succeeded',
        workflowSha: shas[2],
      });
      expect(current?.version).toBeUndefined();
      const { items } = await anna.delivery.getDeployments(orders, {
        limit: 1,
      });
      expect(items).toMatchObject([{ id: current?.id, origin: 'outside' }]);
    });

    it('finds and attaches one whose dispatch timed out and happened', async () => {
      const { ask, portal, pass, look, simulator, github } = stage;
      const before = github.dispatches();
      simulator.faults.add({
        on: { method: 'POST', path: /dispatches$/ },
        kind: 'timeout-after',
      });
      const { id: unsure } = await ask('b3');
      await portal.settle();
      await pass(minute);
      const { deployment, events } = await look(unsure);
      expect(deployment).toMatchObject({
        state: 'succeeded',
        claim: 'claimed',
      });
      expect(events.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['looking', 'claimed', 'ended']),
      );
      expect(simulator.requests.matching(/dispatches$/).length).toBeGreaterThan(
        0,
      );
      expect(github.dispatches()).toBe(before + 1);
    });

    it('knows nothing of one that timed out and did not happen, until a person sends it again', async () => {
      const { ask, portal, pass, look, simulator, github, world, anna } = stage;
      const before = github.dispatches();
      simulator.faults.add({
        on: { method: 'POST', path: /dispatches$/ },
        kind: 'timeout-before',
      });
      const { id: lost } = await ask('b2');
      await portal.settle();
      expect((await look(lost)).sendAgain).toMatchObject({
        allowed: false,
        rule: 'fate-known',
      });
      await pass(6 * minute, 15 * second);
      const unknown = await look(lost);
      expect(unknown).toMatchObject({
        deployment: {
          state: 'unknown',
          reason: expect.stringMatching(/Nobody knows whether it was deployed/),
        },
        sendAgain: { allowed: true },
      });
      expect(github.dispatches()).toBe(before);

      portal.audit.length = 0;
      const again = await anna.delivery.sendAgain(lost, {
        idempotencyKey: 'once-more',
      });
      await portal.settle();
      await pass(minute);
      expect((await look(again.id)).deployment).toMatchObject({
        state: 'succeeded',
        sendsAgain: lost,
        sha: shas[1],
      });
      const first = await look(lost);
      expect(first.deployment).toMatchObject({
        state: 'unknown',
        sentAgainAs: again.id,
      });
      expect(first.events).toContainEqual(
        expect.objectContaining({
          action: 'sent-again',
          by: 'user:default/anna',
        }),
      );
      expect((await look(again.id)).events[0]).toMatchObject({
        action: 'requested',
        by: 'user:default/anna',
        detail: expect.stringContaining(lost),
        detailMessages: [{ key: 'event.repeats', values: { id: lost } }],
      });
      expect(portal.audit).toMatchObject([
        {
          eventId: 'deployment-send-again',
          outcome: 'success',
          meta: { id: lost, sentAgainAs: again.id },
        },
      ]);
      expect(github.dispatches()).toBe(before + 1);

      // What nobody thought would come, comes.
      const late = world.dispatch(slug, 'deploy.yml', {
        inputs: {
          service: 'orders',
          environment: 'uat',
          version: shas[1],
          correlation_id: lost,
        },
      });
      if (!late.ok) throw new Error(late.message);
      await pass(minute);
      expect(simulator.claims.at(-1)).toMatchObject({
        runId: late.run.id,
        status: 409,
      });
      const [job] = world.newestAttempt(late.run).jobs;
      expect(job.steps.find(({ name }) => name === 'Deploy')).toMatchObject({
        conclusion: 'skipped',
      });
      expect((await look(lost)).events.map(({ action }) => action)).toContain(
        'claim-refused',
      );
    });

    it('lets owners deploy below production, and to production the release group alone', async () => {
      const { ask, anna, rita, deployed, portal } = stage;
      const { environments } = await anna.delivery.getService(orders);
      const may = (name: string) =>
        environments.find(each => each.environment === name)?.deploy;
      expect(may('uat')).toEqual({ allowed: true });
      expect(may('production')).toMatchObject({
        allowed: false,
        rule: 'not-allowed',
        sentence: expect.stringContaining('group:default/shop'),
      });
      await expect(
        ask('b2', { environment: 'production' }),
      ).rejects.toMatchObject({ statusCode: 403 });
      await expect(ask('b2', { by: rita })).rejects.toMatchObject({
        statusCode: 403,
      });
      const stranger = portal.as('user:default/otto', 'group:default/payments');
      await expect(ask('b2', { by: stranger })).rejects.toMatchObject({
        statusCode: 403,
      });
      expect(
        await deployed('b2', { by: rita, environment: 'production' }),
      ).toMatchObject({ state: 'succeeded', requestedBy: 'user:default/rita' });
      expect(await stage.cell('production')).toMatchObject({
        current: { version: 'b2' },
      });
    });

    it('hides a service from whom the catalog hides it, as if there were none', async () => {
      const { portal, anna } = stage;
      const hidden = portal.as(outsider, 'group:default/shop');
      const { items, totalItems, counts } = await hidden.delivery.getMatrix();
      expect({
        names: items.map(({ service }) => service.name),
        totalItems,
        all: counts.all,
      }).toEqual({ names: ['leaflets'], totalItems: 1, all: 1 });
      expect((await anna.delivery.getMatrix()).totalItems).toBe(2);
      const [known] = (await anna.delivery.getDeployments(orders)).items;
      const own = (await anna.delivery.getDeployments(orders)).items.find(
        each => each.origin === 'mainline',
      );
      const unknownId = '00000000-0000-4000-8000-000000000000';
      const post = (body: object) => ({
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': 'hidden',
        },
      });
      const asked: Array<[string, string, RequestInit?]> = [
        [
          '/services/component/default/orders',
          '/services/component/default/ordersx',
        ],
        [
          '/services/component/default/orders/candidates',
          '/services/component/default/ordersx/candidates',
        ],
        [
          '/services/component/default/orders/deployments',
          '/services/component/default/ordersx/deployments',
        ],
        [
          `/deployments/${encodeURIComponent(known.id)}`,
          `/deployments/${unknownId}`,
        ],
        [`/deployments/${own?.id}`, `/deployments/${unknownId}`],
        [
          '/explanation?service=orders&environment=uat&version=latest',
          '/explanation?service=ordersx&environment=uat&version=latest',
        ],
        [
          `/deployments/${own?.id}/cancel`,
          `/deployments/${unknownId}/cancel`,
          post({}),
        ],
        [
          `/deployments/${own?.id}/send-again`,
          `/deployments/${unknownId}/send-again`,
          post({}),
        ],
      ];
      const answer = async (path: string, init?: RequestInit) => {
        const response = await hidden.fetch(path, init);
        const text = (await response.text())
          .replaceAll(encodeURIComponent(known.id), 'ID')
          .replaceAll(known.id, 'ID')
          .replaceAll(own?.id ?? '', 'ID')
          .replaceAll(unknownId, 'ID')
          .replaceAll('ordersx', 'orders');
        return { status: response.status, text };
      };
      for (const [there, nowhere, init] of asked) {
        const told = await answer(there, init);
        expect({ there, ...told }).toEqual({
          there,
          ...(await answer(nowhere, init)),
        });
      }
      const order = { service: 'orders', environment: 'uat', version: 'b2' };
      const deploy = await answer('/deployments', post(order));
      expect(deploy).toEqual(
        await answer('/deployments', post({ ...order, service: 'ordersx' })),
      );
      expect(deploy.status).toBe(400);
    });

    it('asks GitHub nothing for any page, but for the plan of an explanation once a minute', async () => {
      const { anna, simulator, clock, portal } = stage;
      const [{ id: deployment }] = (await anna.delivery.getDeployments(orders))
        .items;
      const parts: Record<string, string> = {
        kind: 'component',
        namespace: 'default',
        name: 'orders',
        id: deployment,
      };
      clock.advance(2 * minute);
      await portal.settle();
      const paths = description.paths('get');
      expect(paths.length).toBeGreaterThan(6);
      const costOf = async (template: string) => {
        const path = template.replace(/\{(\w+)\}/g, (_, part) =>
          encodeURIComponent(parts[part]),
        );
        const query =
          path === '/explanation'
            ? '?service=orders&environment=uat&version=b3'
            : '';
        const before = simulator.requests.count;
        const response = await anna.fetch(`${path}${query}`);
        description.expectDescribed(path, {
          status: response.status,
          body: await response.json(),
        });
        expect({ path, status: response.status }).toEqual({
          path,
          status: 200,
        });
        return simulator.requests.all.slice(before);
      };
      const costs: Record<string, string[]> = {};
      for (const path of paths) {
        const cost = await costOf(path);
        costs[path] = cost.map(each => `${each.path} ${each.status}`);
      }
      const { '/explanation': explained, ...others } = costs;
      expect(Object.values(others).flat()).toEqual([]);
      expect(explained).toEqual([expect.stringMatching(/\/contents\/.* 304$/)]);
      expect(await costOf('/explanation')).toEqual([]);
    });
  },
);
