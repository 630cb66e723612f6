import { Octokit } from '@octokit/rest';
import { DEPLOY_WORKFLOW } from '../testing/deployWorkflow';
import { startWorld } from '../testing/startWorld';

jest.setTimeout(120_000);

const ignore = () => {};
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

const INPUTS = {
  service: 'shop',
  environment: 'uat',
  version: 'b456',
  correlation_id: 'c-1',
};
const shop = { owner: 'demo', repo: 'shop' };
const deploy = { ...shop, workflow_id: 'deploy.yml', ref: 'main' };

describe('starting a workflow by hand', () => {
  let started: Awaited<ReturnType<typeof startWorld>>;
  let octokit: Octokit;

  const start = async (options?: Parameters<typeof startWorld>[0]) => {
    started = await startWorld(options);
    const { world } = started;
    world.addRepository({
      name: 'shop',
      owner: world.account('demo', 'Organization'),
      workflows: [
        DEPLOY_WORKFLOW,
        { ...DEPLOY_WORKFLOW, name: 'CI', path: 'x/ci.yml', on: ['push'] },
      ],
    });
    world.push('shop', { startRuns: false });
    octokit = new Octokit({ baseUrl: started.simulator.url, log: SILENT });
    // A 204 has no body, and the guard wants to see one.
    await octokit.rest.actions.listRepoWorkflows(shop);
    started.simulator.requests.clear();
  };

  afterEach(async () => {
    await started.simulator.close();
    started.guard.assertValid();
  });

  it('is answered 204; the run has the correlation id in its title and goes its way', async () => {
    await start();
    const { status } = await octokit.rest.actions.createWorkflowDispatch({
      ...deploy,
      inputs: INPUTS,
    });
    expect(status).toBe(204);
    const states = [];
    for (const ms of [0, 3_000, 60_000]) {
      started.clock.advance(ms);
      const { data } = await octokit.rest.actions.listWorkflowRuns({
        ...shop,
        workflow_id: 'deploy.yml',
        event: 'workflow_dispatch',
      });
      const [run] = data.workflow_runs;
      expect(run.display_title).toBe('Deploy to uat c-1');
      states.push([data.total_count, run.status, run.conclusion]);
    }
    expect(states).toEqual([
      [1, 'queued', null],
      [1, 'in_progress', null],
      [1, 'completed', 'success'],
    ]);
  });

  it('tells the run to who asks for it', async () => {
    await start();
    const answer = await octokit.request(
      'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
      { ...deploy, inputs: INPUTS, return_run_details: true },
    );
    expect(answer.status).toBe(200);
    const details = answer.data as unknown as Record<string, number>;
    const { data: run } = await octokit.rest.actions.getWorkflowRun({
      ...shop,
      run_id: details.workflow_run_id,
    });
    expect(run).toMatchObject({
      url: details.run_url,
      html_url: details.html_url,
      event: 'workflow_dispatch',
      head_branch: 'main',
    });
  });

  it.each([
    ['ignored', 204],
    ['refused', 400],
  ] as const)(
    'answers as an older Enterprise Server where run details are %s',
    async (runDetails, expected) => {
      await start({ runDetails });
      const answer = await octokit
        .request(
          'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
          { ...deploy, inputs: INPUTS, return_run_details: true },
        )
        .catch(error => error);
      expect(answer.status).toBe(expected);
      expect(started.world.repository('shop').runs).toHaveLength(
        expected === 204 ? 1 : 0,
      );
    },
  );

  it('takes a tag', async () => {
    await start();
    started.world.tag('shop', 'v1');
    await octokit.rest.actions.createWorkflowDispatch({
      ...deploy,
      ref: 'v1',
      inputs: INPUTS,
    });
    expect(started.world.repository('shop').runs[0]).toMatchObject({
      branch: 'v1',
      ref: 'refs/tags/v1',
    });
  });

  it('refuses with 422 what GitHub refuses, and starts nothing', async () => {
    await start();
    const refusal = (changes: object) =>
      octokit.rest.actions
        .createWorkflowDispatch({ ...deploy, inputs: INPUTS, ...changes })
        .then(
          ({ status }) => status,
          error => [error.status, error.response.data.message],
        );
    const sha = started.world.repository('shop').branches.get('main');
    expect(await refusal({ ref: sha })).toEqual([
      422,
      `No ref found for: ${sha}`,
    ]);
    const { version, ...rest } = INPUTS;
    expect(await refusal({ inputs: rest })).toEqual([
      422,
      "Required input 'version' not provided",
    ]);
    expect(await refusal({ inputs: { ...INPUTS, colour: 'red' } })).toEqual([
      422,
      'Unexpected inputs provided: ["colour"]',
    ]);
    expect(
      await refusal({ inputs: { ...INPUTS, environment: 'moon' } }),
    ).toEqual([
      422,
      "Provided value 'moon' for input 'environment' not in the list of allowed values",
    ]);
    expect(await refusal({ workflow_id: 'ci.yml' })).toEqual([
      422,
      "Workflow does not have 'workflow_dispatch' trigger",
    ]);
    expect(await refusal({ ref: undefined })).toEqual([
      422,
      'Invalid request.\n\n"ref" wasn\'t supplied.',
    ]);
    expect(await refusal({ workflow_id: 'gone.yml' })).toEqual([
      404,
      'Not Found',
    ]);
    started.world.setWorkflowState('shop', 'deploy.yml', 'disabled_manually');
    expect(await refusal({})).toEqual([
      422,
      "Cannot trigger a 'workflow_dispatch' on a disabled workflow",
    ]);
    expect(started.world.repository('shop').runs).toEqual([]);
    expect(started.simulator.requests.matching(/dispatches/)[1]).toMatchObject({
      status: 422,
      body: { ref: 'main', inputs: rest },
    });
  });
});
