import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose';
import { DEPLOY_WORKFLOW } from '../testing/deployWorkflow';
import { read } from '../testing/readEverything';
import { startWorld } from '../testing/startWorld';
import { JobDefinition, RunPlan } from '../world';

jest.setTimeout(120_000);

const AUDIENCE = 'mainline';
const INPUTS = {
  service: 'shop',
  environment: 'uat',
  version: 'b456',
  correlation_id: 'c/1',
};

describe('claims of deployments', () => {
  let server: Server;
  let started: Awaited<ReturnType<typeof startWorld>>;
  let status: number;
  let asked: Array<{
    url?: string;
    headers: IncomingHttpHeaders;
    body: unknown;
  }>;

  beforeEach(async () => {
    status = 200;
    asked = [];
    server = createServer(async (req, res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk);
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      asked.push({ url: req.url, headers: req.headers, body });
      res.writeHead(status).end();
    }).listen(0, 'localhost');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    started = await startWorld({
      claim: {
        url: `http://localhost:${port}/claims/{correlation_id}`,
        audience: AUDIENCE,
      },
    });
    const { world } = started;
    world.addRepository({
      name: 'shop',
      owner: world.account('demo', 'Organization'),
      workflows: [
        {
          ...DEPLOY_WORKFLOW,
          jobs: [
            ...DEPLOY_WORKFLOW.jobs,
            {
              name: 'announce',
              needs: ['deploy'],
              steps: ['Write'],
              durationMs: 1_000,
            },
          ],
        },
      ],
    });
    world.push('shop');
  });

  afterEach(async () => {
    // That the guard has something to see.
    await read(`${started.api}/deployments`);
    await started.simulator.close();
    await new Promise(resolve => server.close(resolve));
    started.guard.assertValid();
  });

  const deploy = async (
    plan?: RunPlan,
    id = INPUTS.correlation_id,
    service = INPUTS.service,
  ) => {
    const { world, clock, simulator } = started;
    const result = world.dispatch(service, 'deploy.yml', {
      inputs: { ...INPUTS, service, correlation_id: id },
      plan,
    });
    if (!result.ok) throw new Error(result.message);
    clock.advance(5_000);
    await simulator.claimsSettled();
    clock.advance(120_000);
    return { run: result.run, attempt: world.newestAttempt(result.run) };
  };

  it('go to where was said, with a token that the keys of the simulator prove', async () => {
    const { run, attempt } = await deploy();
    expect(attempt.conclusion).toBe('success');
    expect(asked).toHaveLength(1);
    expect(asked[0].url).toBe('/claims/c%2F1');
    expect(asked[0].body).toEqual({
      run_id: run.id,
      run_attempt: 1,
      inputs: INPUTS,
    });
    const token = asked[0].headers.authorization?.replace('Bearer ', '') ?? '';
    const { url } = started.simulator;
    const { body } = await read(`${url}/.well-known/openid-configuration`);
    expect(body).toMatchObject({
      issuer: url,
      jwks_uri: `${url}/.well-known/jwks`,
    });
    const { payload, protectedHeader } = await jwtVerify(
      token,
      createRemoteJWKSet(new URL(`${url}/.well-known/jwks`)),
      {
        issuer: url,
        audience: AUDIENCE,
        currentDate: new Date(started.clock.now() - 120_000),
      },
    );
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({
      sub: 'repo:demo/shop:environment:uat',
      repository: 'demo/shop',
      repository_id: String(started.world.repository('shop').id),
      run_id: String(run.id),
      run_attempt: '1',
      environment: 'uat',
      workflow_ref: 'demo/shop/.github/workflows/deploy.yml@refs/heads/main',
      job_workflow_ref:
        'demo/shop/.github/workflows/deploy.yml@refs/heads/main',
      ref: 'refs/heads/main',
      sha: run.sha,
      actor: 'demo',
      event_name: 'workflow_dispatch',
    });
  });

  it('stop the run at the claiming step where they are refused, and nothing is deployed', async () => {
    status = 409;
    const { attempt } = await deploy();
    expect(attempt.conclusion).toBe('failure');
    const [job, announce] = attempt.jobs;
    expect(job.steps.map(({ name, conclusion }) => [name, conclusion])).toEqual(
      [
        ['Set up job', 'success'],
        ['Claim the deployment', 'failure'],
        ['Deploy', 'skipped'],
        ['Complete job', 'success'],
      ],
    );
    expect(announce.conclusion).toBe('skipped');
    const [deployment] = started.world.repository('shop').deployments;
    expect(deployment.statuses.at(-1)?.state).toBe('failure');
    expect(started.simulator.claims).toMatchObject([{ status: 409 }]);
  });

  it('stop the run where nobody answers', async () => {
    server.close();
    server.closeAllConnections();
    const { attempt } = await deploy();
    expect(attempt.conclusion).toBe('failure');
    expect(started.simulator.claims[0].status).toBeUndefined();
    expect(started.simulator.claims[0].error).toMatch(/fetch failed/);
  });

  it('are left out by a run that has no correlation id, which goes on', async () => {
    status = 409;
    const { attempt } = await deploy({ outcome: 'success' }, '');
    expect(attempt.conclusion).toBe('success');
    expect(asked).toEqual([]);
    expect(started.simulator.claims).toEqual([]);
  });

  it.each<[string, JobDefinition['claimDigest']]>([
    ['as it was said', 'sha256:b456'],
    ['as it follows from the version', version => `sha256:${version}`],
  ])('tell the digest of what they deploy, %s', async (_, claimDigest) => {
    const { world } = started;
    const [job] = DEPLOY_WORKFLOW.jobs;
    world.addRepository({
      name: 'basket',
      owner: world.account('demo', 'Organization'),
      workflows: [{ ...DEPLOY_WORKFLOW, jobs: [{ ...job, claimDigest }] }],
    });
    world.push('basket', { startRuns: false });
    await deploy(undefined, undefined, 'basket');
    expect(asked).toMatchObject([{ body: { digest: 'sha256:b456' } }]);
  });

  it('do not bring a run back that was cancelled meanwhile', async () => {
    const { world, clock, simulator } = started;
    const result = world.dispatch('shop', 'deploy.yml', { inputs: INPUTS });
    if (!result.ok) throw new Error(result.message);
    clock.advance(5_000);
    world.cancelRun('shop', result.run);
    await simulator.claimsSettled();
    clock.advance(120_000);
    expect(world.newestAttempt(result.run).conclusion).toBe('cancelled');
  });

  it('are made again by another attempt', async () => {
    status = 500;
    const { run } = await deploy();
    status = 200;
    const { world, clock, simulator } = started;
    world.rerun('shop', run);
    clock.advance(5_000);
    await simulator.claimsSettled();
    clock.advance(120_000);
    expect(simulator.claims.map(one => [one.attempt, one.status])).toEqual([
      [1, 500],
      [2, 200],
    ]);
    expect(world.newestAttempt(run).conclusion).toBe('success');
  });

  it('can be forged by a test, with the right signature', async () => {
    const { run } = await deploy();
    const { simulator, clock } = started;
    const token = await simulator.mintToken('shop', run, {
      claims: { repository: 'demo/other', environment: undefined },
    });
    const { body } = await read(`${simulator.url}/.well-known/jwks`);
    const keys = createLocalJWKSet(
      body as unknown as Parameters<typeof createLocalJWKSet>[0],
    );
    const { payload } = await jwtVerify(token, keys, {
      audience: `${simulator.url}/demo`,
      currentDate: new Date(clock.now()),
    });
    expect(payload.repository).toBe('demo/other');
    expect(payload).not.toHaveProperty('environment');
    expect(JSON.stringify(body)).not.toContain('"d":');
  });
});
