import { read, rowsOf } from '../testing/readEverything';
import { startWorld } from '../testing/startWorld';
import * as deployments from '../render/deployment';
import * as activities from '../render/activity';
import * as runs from '../render/run';

jest.mock('../render/run', () => countedRenders('../render/run'));
jest.mock('../render/activity', () => countedRenders('../render/activity'));
jest.mock('../render/deployment', () => countedRenders('../render/deployment'));

jest.setTimeout(120_000);

function countedRenders(path: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries<unknown>(jest.requireActual(path)).map(([name, value]) => [
      name,
      typeof value === 'function' ? jest.fn(value.bind(undefined)) : value,
    ]),
  );
}

/** How often something was rendered for an answer. */
async function rendersFor(
  render:
    | typeof runs.renderRun
    | typeof deployments.renderDeployment
    | typeof activities.renderActivity,
  asking: () => Promise<unknown>,
) {
  jest.mocked(render).mockClear();
  await asking();
  return jest.mocked(render).mock.calls.length;
}

describe('lists', () => {
  let started: Awaited<ReturnType<typeof startWorld>>;

  beforeEach(async () => {
    started = await startWorld();
    const { world, clock } = started;
    for (let i = 0; i < 120; i++) {
      world.push('orders', { plan: { outcome: 'success' } });
      clock.advance(90_000);
    }
    for (let i = 0; i < 60; i++) {
      world.requestDeployment('orders', {
        ref: 'main',
        environment: i % 2 ? 'uat' : 'integration',
        creator: world.account('dev-1'),
        requiredContexts: [],
      });
      clock.advance(1_000);
    }
  });

  afterEach(async () => {
    await started.simulator.close();
    started.guard.assertValid();
  });

  it('of runs render the page that was asked for, however many runs there are', async () => {
    const { api } = started;
    for (const list of [
      '/actions/runs?per_page=50',
      '/actions/runs?per_page=50&page=2&branch=main',
      '/actions/workflows/ci.yml/runs?per_page=50&event=push&status=success',
    ]) {
      const renders = await rendersFor(runs.renderRun, async () => {
        const { body } = await read(`${api}${list}`);
        expect(body).toMatchObject({ total_count: 120 });
      });
      expect({ list, renders }).toEqual({ list, renders: 50 });
    }
  });

  it('of runs render nothing for a filter that nothing matches', async () => {
    const list = `${started.api}/actions/runs?created=<2020-01-01`;
    expect(await rendersFor(runs.renderRun, () => read(list))).toBe(0);
  });

  it('of deployments render the page that was asked for', async () => {
    const list = `${started.api}/deployments?environment=uat&per_page=10&page=2`;
    const { renderDeployment } = deployments;
    const renders = await rendersFor(renderDeployment, async () => {
      const rows = rowsOf(await read(list), undefined);
      expect(rows.map(({ environment }) => environment)).toEqual(
        Array(10).fill('uat'),
      );
    });
    expect(renders).toBe(10);
  });

  it('of activities render the page that was asked for', async () => {
    const list = `${started.api}/activity?per_page=20&activity_type=push`;
    const { renderActivity } = activities;
    expect(await rendersFor(renderActivity, () => read(list))).toBe(20);
  });

  it('have a tag that changes with a row of the page and with nothing else', async () => {
    const { api, world, clock } = started;
    const list = `${api}/actions/runs?per_page=10`;
    const last = `${api}/actions/runs?per_page=10&page=12`;
    const tagOf = async (url: string) => (await read(url)).headers.get('etag');
    const asked = (url: string, tag: string | null) =>
      read(url, { headers: { 'if-none-match': tag ?? '' } });
    const [first, oldest] = [await tagOf(list), await tagOf(last)];
    expect((await asked(list, first)).status).toBe(304);

    const run = world.repository('orders').runs.at(-1);
    if (!run) throw new Error('There is no run');
    world.rerun('orders', run, { plan: { outcome: 'failure' } });
    expect((await asked(list, first)).status).toBe(200);
    expect((await asked(last, oldest)).status).toBe(304);
    const whileQueued = await tagOf(list);
    clock.advance(4_000);
    expect((await asked(list, whileQueued)).status).toBe(200);
  });
});
