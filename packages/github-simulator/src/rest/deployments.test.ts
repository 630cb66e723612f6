import { createServer, Server } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { Octokit } from '@octokit/rest';
import { DEPLOY_WORKFLOW } from '../testing/deployWorkflow';
import { startWorld } from '../testing/startWorld';

jest.setTimeout(120_000);

const ignore = () => {};
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const shop = { owner: 'demo', repo: 'shop' };
const INPUTS = { service: 'shop', environment: 'uat', version: 'b456' };

describe('deployments', () => {
  let hook: Server;
  let started: Awaited<ReturnType<typeof startWorld>>;
  let octokit: Octokit;

  beforeEach(async () => {
    hook = createServer((_req, res) => res.writeHead(202).end());
    hook.listen(0, 'localhost');
    await once(hook, 'listening');
    const { port } = hook.address() as AddressInfo;
    started = await startWorld({
      webhooks: { url: `http://localhost:${port}/`, secret: 'hush' },
    });
    const { world } = started;
    world.addRepository({
      name: 'shop',
      owner: world.account('demo', 'Organization'),
      workflows: [DEPLOY_WORKFLOW],
    });
    world.push('shop');
    octokit = new Octokit({ baseUrl: started.simulator.url, log: SILENT });
  });

  afterEach(async () => {
    const { simulator, guard } = started;
    await simulator.webhooksSettled();
    for (const { event, action, payload } of simulator.deliveries) {
      guard.checkWebhook(event, action, payload);
    }
    await simulator.close();
    await new Promise(resolve => hook.close(resolve));
    guard.assertValid();
  });

  const create = (options: object = {}) =>
    octokit.rest.repos
      .createDeployment({
        ...shop,
        ref: 'main',
        environment: 'uat',
        auto_merge: false,
        required_contexts: [],
        ...options,
      })
      .then(
        ({ status, data }) => ({ status, data }),
        error => ({ status: error.status, data: error.response.data }),
      );
  const deploymentIn = async (environment: string) => {
    const { data } = await create({ environment });
    if (!('id' in data)) throw new Error(JSON.stringify(data));
    return data.id as number;
  };
  const tell = (id: number, state: 'success' | 'failure', options = {}) =>
    octokit.rest.repos.createDeploymentStatus({
      ...shop,
      deployment_id: id,
      state,
      ...options,
    });
  const statesOf = async (id: number) => {
    const { data } = await octokit.rest.repos.listDeploymentStatuses({
      ...shop,
      deployment_id: id,
    });
    return data.map(({ state }) => state);
  };

  it.each([
    ['success', ['success', 'in_progress', 'queued']],
    ['failure', ['failure', 'in_progress', 'queued']],
  ] as const)(
    'are made by a job for its environment, of the head of the workflow, to their %s',
    async (outcome, states) => {
      const { world, clock, simulator } = started;
      const result = world.dispatch('shop', 'deploy.yml', {
        inputs: INPUTS,
        plan: { outcome },
      });
      if (!result.ok) throw new Error(result.message);
      clock.advance(60_000);
      const { data } = await octokit.rest.repos.listDeployments(shop);
      expect(data).toHaveLength(1);
      expect(data[0]).toMatchObject({
        sha: result.run.sha,
        ref: 'main',
        environment: 'uat',
        task: 'deploy',
      });
      expect(await statesOf(data[0].id)).toEqual(states);
      const names = simulator.deliveries.map(({ event }) => event);
      expect(names.indexOf('workflow_dispatch')).toBeLessThan(
        names.indexOf('deployment'),
      );
      expect(names.filter(name => name === 'deployment_status')).toHaveLength(
        3,
      );
      const dispatched = simulator.deliveries.find(
        ({ event }) => event === 'workflow_dispatch',
      );
      expect(dispatched?.payload).toMatchObject({
        inputs: { ...INPUTS, correlation_id: '' },
        ref: 'refs/heads/main',
        workflow: '.github/workflows/deploy.yml',
      });
      const made = simulator.deliveries.find(
        ({ event }) => event === 'deployment',
      );
      expect(made?.payload).toMatchObject({
        workflow_run: { id: result.run.id },
      });
    },
  );

  it('bring their environment with them', async () => {
    await deploymentIn('uat');
    await deploymentIn('über/all');
    const { data } = await octokit.rest.repos.getAllEnvironments(shop);
    expect(data.environments?.map(({ name }) => name)).toEqual([
      'uat',
      'über/all',
    ]);
    const one = await octokit.rest.repos.getEnvironment({
      ...shop,
      environment_name: 'über/all',
    });
    expect(one.data.name).toBe('über/all');
  });

  it('retire earlier successes of their environment, but for production', async () => {
    const first = await deploymentIn('uat');
    await tell(first, 'success');
    const failed = await deploymentIn('uat');
    await tell(failed, 'failure');
    const live = await deploymentIn('production');
    await tell(live, 'success');
    await tell(await deploymentIn('production'), 'success');
    const kept = await deploymentIn('uat');
    await tell(kept, 'success', { auto_inactive: false });
    expect(await statesOf(first)).toEqual(['success']);
    await tell(await deploymentIn('uat'), 'success');
    expect(await statesOf(first)).toEqual(['inactive', 'success']);
    expect(await statesOf(kept)).toEqual(['inactive', 'success']);
    expect(await statesOf(failed)).toEqual(['failure']);
    expect(await statesOf(live)).toEqual(['success']);
  });

  it('are found by their environment and commit', async () => {
    await deploymentIn('uat');
    const id = await deploymentIn('production');
    const { data } = await octokit.rest.repos.listDeployments({
      ...shop,
      environment: 'production',
    });
    expect(data.map(one => one.id)).toEqual([id]);
    const read = await octokit.rest.repos.getDeployment({
      ...shop,
      deployment_id: id,
    });
    expect(read.data.production_environment).toBe(true);
  });

  it('are not made where the default branch had to be merged first: 202', async () => {
    started.world.push('shop', { branch: 'topic' });
    started.world.push('shop');
    const answer = await create({ ref: 'topic', auto_merge: true });
    expect(answer).toEqual({
      status: 202,
      data: { message: 'Auto-merged main into topic on deployment.' },
    });
    const { deployments } = started.world.repository('shop');
    expect(deployments).toEqual([]);
    // It is merged now.
    expect((await create({ ref: 'topic', auto_merge: true })).status).toBe(201);
  });

  it('are refused with 409 where that merge conflicts, and where a required check has not passed', async () => {
    const { world, clock } = started;
    world.push('shop', { branch: 'topic' });
    world.push('shop');
    world.repository('shop').conflicting.add('topic');
    expect(await create({ ref: 'topic', auto_merge: true })).toMatchObject({
      status: 409,
      data: { message: 'Conflict merging main into topic.' },
    });
    world.push('orders', { plan: { outcome: 'failure', failingJob: 'test' } });
    clock.advance(600_000);
    const inOrders = (required_contexts?: string[]) =>
      create({ repo: 'orders', required_contexts });
    expect((await inOrders(undefined)).status).toBe(409);
    expect((await inOrders(['test'])).status).toBe(409);
    expect((await inOrders(['never ran'])).status).toBe(409);
    expect((await inOrders(['build'])).status).toBe(201);
    expect((await inOrders([])).status).toBe(201);
  });

  it('are refused with 422 where the request is wrong', async () => {
    expect((await create({ ref: 'gone' })).data).toMatchObject({
      message: 'No ref found for: gone',
    });
    expect((await create({ ref: undefined })).status).toBe(422);
    expect((await create({ auto_merge: 'no' })).status).toBe(422);
    const id = await deploymentIn('uat');
    await expect(tell(id, 'waiting' as 'success')).rejects.toMatchObject({
      status: 422,
    });
    await expect(tell(id + 1_000, 'success')).rejects.toMatchObject({
      status: 404,
    });
  });
});
