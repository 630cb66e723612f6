import { Octokit } from '@octokit/rest';
import { startWorld } from '../testing/startWorld';

jest.setTimeout(120_000);

const ignore = () => {};
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

describe('the REST API, asked by Octokit', () => {
  let started: Awaited<ReturnType<typeof startWorld>>;
  let octokit: Octokit;
  const orders = { owner: 'demo', repo: 'orders' };

  beforeEach(async () => {
    started = await startWorld();
    octokit = new Octokit({
      baseUrl: started.simulator.url,
      auth: 'secret',
      log: SILENT,
    });
  });

  afterEach(async () => {
    await started.simulator.close();
    started.guard.assertValid();
  });

  it('pages through lists by links that point at the repository by its id', async () => {
    for (let i = 0; i < 7; i++) started.world.push('orders');
    const runs = await octokit.paginate(
      octokit.rest.actions.listWorkflowRunsForRepo,
      { ...orders, per_page: 3 },
    );
    expect(runs.map(({ run_number }) => run_number)).toEqual([
      7, 6, 5, 4, 3, 2, 1,
    ]);
    expect(started.simulator.requests.all.map(({ path }) => path)).toEqual([
      '/repos/demo/orders/actions/runs',
      `/repositories/${started.repository.id}/actions/runs`,
      `/repositories/${started.repository.id}/actions/runs`,
    ]);
  });

  it('pages through the activity by cursors', async () => {
    for (let i = 0; i < 4; i++) started.world.push('orders');
    const activities = await octokit.paginate(
      octokit.rest.repos.listActivities,
      { ...orders, ref: 'refs/heads/main', per_page: 2 },
    );
    expect(activities).toHaveLength(5);
    expect(activities.at(-1)?.before).toBe('0'.repeat(40));
    expect(started.simulator.requests.count).toBe(3);
  });

  it('answers 304 to who has it already, and does not count that', async () => {
    const first = await octokit.rest.repos.get(orders);
    const again = octokit.rest.repos.get({
      ...orders,
      headers: { 'if-none-match': first.headers.etag },
    });
    await expect(again).rejects.toMatchObject({
      status: 304,
      response: { headers: { 'x-ratelimit-used': '1' } },
    });
    started.world.push('orders');
    const changed = await octokit.rest.repos.get({
      ...orders,
      headers: { 'if-none-match': first.headers.etag },
    });
    expect(changed.status).toBe(200);
    expect(
      started.simulator.requests.all.map(({ notModified }) => notModified),
    ).toEqual([false, true, false]);
  });

  it('leads from the old name of a repository to the new one', async () => {
    started.world.renameRepository('orders', 'sales');
    const { data, url } = await octokit.rest.actions.listRepoWorkflows(orders);
    expect(data.workflows[0].url).toContain('/repos/demo/sales/');
    expect(url).toContain(`/repositories/${started.repository.id}/actions`);
  });

  it('hands out a log by a link that is good for a minute', async () => {
    started.world.push('orders', {
      plan: { outcome: 'failure', failingStep: 'Run unit tests' },
    });
    started.clock.advance(600_000);
    const [run] = (await octokit.rest.actions.listWorkflowRunsForRepo(orders))
      .data.workflow_runs;
    const { data } = await octokit.rest.actions.listJobsForWorkflowRun({
      ...orders,
      run_id: run.id,
    });
    const job = data.jobs.find(({ name }) => name === 'test');
    const log = await octokit.rest.actions.downloadJobLogsForWorkflowRun({
      ...orders,
      job_id: job?.id ?? 0,
    });
    expect(log.data).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{7}Z /);
    expect(log.data).toContain('##[group]Run npm test');
    expect(log.data).toContain('##[error]Process completed with exit code 1.');
    started.clock.advance(60_000);
    expect((await fetch(log.url)).status).toBe(410);
  });

  it('answers the logs of a run as an archive', async () => {
    started.world.push('orders');
    started.clock.advance(600_000);
    const [run] = (await octokit.rest.actions.listWorkflowRunsForRepo(orders))
      .data.workflow_runs;
    const { data } = await octokit.rest.actions.downloadWorkflowRunLogs({
      ...orders,
      run_id: run.id,
    });
    const archive = Buffer.from(data as ArrayBuffer);
    expect(archive.subarray(0, 2).toString()).toBe('PK');
    expect(archive.toString('latin1')).toContain('0_build.txt');
  });

  it('starts failed jobs again as another attempt of the same run', async () => {
    started.world.push('orders', { plan: { outcome: 'failure' } });
    started.clock.advance(600_000);
    const [run] = (await octokit.rest.actions.listWorkflowRunsForRepo(orders))
      .data.workflow_runs;
    const { status } = await octokit.rest.actions.reRunWorkflowFailedJobs({
      ...orders,
      run_id: run.id,
    });
    expect(status).toBe(201);
    started.clock.advance(600_000);
    const ref = { ...orders, run_id: run.id };
    const newest = await octokit.rest.actions.getWorkflowRun(ref);
    expect(newest.data).toMatchObject({
      run_attempt: 2,
      conclusion: 'success',
    });
    const first = await octokit.rest.actions.getWorkflowRunAttempt({
      ...ref,
      attempt_number: 1,
    });
    expect(first.data).toMatchObject({ run_attempt: 1, conclusion: 'failure' });
    const all = await octokit.rest.actions.listJobsForWorkflowRun({
      ...ref,
      filter: 'all',
    });
    expect(
      all.data.jobs.map(job => [job.name, job.run_attempt, job.conclusion]),
    ).toEqual([
      ['build', 1, 'success'],
      ['test', 1, 'failure'],
      ['build', 2, 'success'],
      ['test', 2, 'success'],
    ]);
  });

  it('cancels what runs, and refuses what it can not do', async () => {
    started.world.push('orders');
    started.clock.advance(5_000);
    const [run] = (await octokit.rest.actions.listWorkflowRunsForRepo(orders))
      .data.workflow_runs;
    const ref = { ...orders, run_id: run.id };
    await expect(octokit.rest.actions.reRunWorkflow(ref)).rejects.toMatchObject(
      { status: 403 },
    );
    expect((await octokit.rest.actions.cancelWorkflowRun(ref)).status).toBe(
      202,
    );
    const { data } = await octokit.rest.actions.getWorkflowRun(ref);
    expect(data).toMatchObject({
      status: 'completed',
      conclusion: 'cancelled',
    });
    await expect(
      octokit.rest.actions.cancelWorkflowRun(ref),
    ).rejects.toMatchObject({ status: 409 });
  });
});
