import { Octokit } from '@octokit/rest';
import { DEPLOY_WORKFLOW } from '../testing/deployWorkflow';
import { startWorld } from '../testing/startWorld';
import { FaultKind } from './Faults';

jest.setTimeout(120_000);

const ignore = () => {};
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const shop = { owner: 'demo', repo: 'shop' };
const on = { method: 'post', path: /\/dispatches$/ };

describe('faults', () => {
  let started: Awaited<ReturnType<typeof startWorld>>;
  let octokit: Octokit;

  beforeEach(async () => {
    started = await startWorld();
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
    await started.simulator.close();
    started.guard.assertValid();
  });

  const dispatch = (signal?: AbortSignal) =>
    octokit
      .request(
        'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
        {
          ...shop,
          workflow_id: 'deploy.yml',
          ref: 'main',
          inputs: { service: 'shop', environment: 'uat', version: 'b1' },
          return_run_details: true,
          request: { signal },
        },
      )
      .then(
        ({ status }) => ({ status, headers: {} }),
        error => ({
          status: error.status,
          headers: error.response?.headers ?? {},
        }),
      );
  /** Waits for an answer until the simulator has noted the request. */
  const dispatchWithoutAnswer = async () => {
    const giveUp = new AbortController();
    const answer = dispatch(giveUp.signal);
    const { requests } = started.simulator;
    while (!requests.matching(/dispatches/).length) {
      await new Promise(resolve => setImmediate(resolve));
    }
    giveUp.abort();
    return answer;
  };
  const runs = () => started.world.repository('shop').runs.length;
  const logged = () =>
    started.simulator.requests
      .matching(/dispatches/)
      .map(({ status, fault }) => [status, fault]);
  const readSomething = () => octokit.rest.repos.get(shop);

  it('keep a request from being done, without an answer', async () => {
    started.simulator.faults.add({ on, kind: 'timeout-before' });
    await dispatchWithoutAnswer();
    expect(runs()).toBe(0);
    expect(logged()).toEqual([[0, 'timeout-before']]);
    expect((await dispatch()).status).toBe(200);
    expect(runs()).toBe(1);
  });

  it('keep the answer back of what was done', async () => {
    started.simulator.faults.add({ on, kind: 'timeout-after' });
    await dispatchWithoutAnswer();
    expect(runs()).toBe(1);
    expect(logged()).toEqual([[200, 'timeout-after']]);
  });

  it('break an answer off in its middle', async () => {
    started.simulator.faults.add({ on, kind: 'truncated' });
    // Octokit does not tell: it hands out an empty text as the data.
    const answer = await fetch(
      `${started.simulator.url}/repos/demo/shop/actions/workflows/deploy.yml/dispatches`,
      {
        method: 'POST',
        body: JSON.stringify({
          ref: 'main',
          inputs: { service: 'shop', environment: 'uat', version: 'b1' },
          return_run_details: true,
        }),
      },
    );
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow();
    expect(runs()).toBe(1);
    expect(logged()).toEqual([[200, 'truncated']]);
  });

  it('let an answer come late', async () => {
    started.simulator.faults.add({ on, kind: 'slow', delayMs: 1 });
    expect((await dispatch()).status).toBe(200);
    expect(logged()).toEqual([[200, 'slow']]);
  });

  it('call everything otherwise', async () => {
    started.simulator.faults.add({ on: { path: /runs$/ }, kind: 'reshaped' });
    const { data } = await octokit.rest.actions.listWorkflowRunsForRepo(shop);
    expect(data).toEqual({ new_total_count: 0, workflow_runs: [] });
    const { data: repository } = await readSomething();
    expect(repository.id).toBeDefined();
  });

  it.each<[FaultKind, string | undefined]>([
    [403, undefined],
    [409, undefined],
    [429, '60'],
    [500, undefined],
    [502, undefined],
  ])('answer %s, and nothing is done', async (kind, retryAfter) => {
    started.simulator.faults.add({ on, kind });
    const { status, headers } = await dispatch();
    expect(status).toBe(kind);
    expect(headers['retry-after']).toBe(retryAfter);
    expect(runs()).toBe(0);
    expect(logged()).toEqual([[kind, kind]]);
    await readSomething();
  });

  it('hit as many requests as they say, of the method and path that they say', async () => {
    const { faults } = started.simulator;
    faults.add({ on, kind: 409, times: 2 });
    faults.add({ on, kind: 429, retryAfterSeconds: 7 });
    await readSomething();
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await dispatch());
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 429, 200]);
    expect(answers[2].headers['retry-after']).toBe('7');
    expect(faults.pending).toBe(0);
  });
});
