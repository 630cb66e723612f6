import { read } from '../testing/readEverything';
import { startWorld } from '../testing/startWorld';

jest.setTimeout(120_000);

describe('limits and errors', () => {
  it('refuses another token', async () => {
    const { api, simulator, guard } = await startWorld({ token: 'right' });
    const ask = (token: string) =>
      read(api, { headers: { authorization: token } });
    expect((await ask('token right')).status).toBe(200);
    expect((await ask('Bearer right')).status).toBe(200);
    const refused = await ask('token wrong');
    expect(refused.status).toBe(401);
    expect(refused.body).toMatchObject({ message: 'Bad credentials' });
    expect((await read(api)).status).toBe(401);
    await simulator.close();
    guard.assertValid();
  });

  it('refuses requests beyond the limit, until the hour is over', async () => {
    const { api, simulator, clock, guard } = await startWorld({
      rateLimit: { limit: 2 },
    });
    await read(api);
    const last = await read(`${api}/branches`);
    expect(last.headers.get('x-ratelimit-remaining')).toBe('0');
    const refused = await read(api);
    expect(refused.status).toBe(403);
    expect(Number(refused.headers.get('retry-after'))).toBe(3_600);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    const limit = await read(`${simulator.url}/rate_limit`);
    expect(limit.body).toMatchObject({ rate: { limit: 2, remaining: 0 } });
    clock.advance(3_600_000);
    expect((await read(api)).status).toBe(200);
    await simulator.close();
    guard.assertValid();
  });

  it('answers 404 in the form of GitHub to whatever it does not know', async () => {
    const { api, simulator, guard } = await startWorld();
    for (const path of [
      `${simulator.url}/repos/demo/nothing`,
      `${simulator.url}/repos/demo/nothing/actions/runs`,
      `${simulator.url}/repositories/1`,
      `${simulator.url}/teapots`,
      `${api}/actions/runs/1`,
      `${api}/actions/runs/1/jobs`,
      `${api}/actions/jobs/1`,
      `${api}/actions/jobs/1/logs`,
      `${api}/actions/workflows/none.yml`,
      `${api}/branches/none`,
      `${api}/teapots`,
    ]) {
      const answer = await read(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.body).toMatchObject({
        message: expect.any(String),
        documentation_url: expect.any(String),
      });
    }
    await simulator.close();
    guard.assertValid();
  });

  it('stops a filtered list of runs at a thousand', async () => {
    const { api, simulator, world, guard } = await startWorld({
      onResponse: undefined,
    });
    for (let i = 0; i < 1_010; i++) {
      world.push('orders', { plan: { outcome: 'held' } });
    }
    const list = (query: string) => read(`${api}/actions/runs?${query}`);
    const filtered = await list('branch=main&per_page=100&page=11');
    expect(filtered.body).toMatchObject({
      total_count: 1_010,
      workflow_runs: [],
    });
    const all = await list('per_page=100&page=11');
    expect(all.body).toMatchObject({
      workflow_runs: { length: 10 },
    });
    await simulator.close();
    expect(guard.checked).toBe(0);
  });
});
