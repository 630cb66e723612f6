import { createServer, Server } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { read } from '../testing/readEverything';
import { startWorld } from '../testing/startWorld';

jest.setTimeout(120_000);

const HOOK = '512340001';
const asApp = { headers: { authorization: 'Bearer a.b.c' } };

describe('deliveries of webhooks', () => {
  let server: Server;
  let url: string;
  let status: number;
  let received: string[];

  beforeEach(async () => {
    status = 503;
    received = [];
    server = createServer((req, res) => {
      received.push(String(req.headers['x-github-delivery']));
      req.resume();
      req.on('end', () => res.writeHead(status).end());
    }).listen(0, 'localhost');
    await once(server, 'listening');
    url = `http://localhost:${(server.address() as AddressInfo).port}/hook`;
  });

  afterEach(() => new Promise(resolve => server.close(resolve)));

  /** A world of two repositories, of which each was pushed to while nobody took deliveries. */
  async function start(target = url) {
    const started = await startWorld({
      webhooks: { url: target, secret: 'hush' },
    });
    const { world, simulator } = started;
    world.addRepository({
      name: 'other',
      owner: world.account('demo', 'Organization'),
      workflows: [],
    });
    world.push('other', { message: 'Begin' });
    await simulator.webhooksSettled();
    return started;
  }

  it.each([
    '/app/hook/deliveries',
    `/orgs/demo/hooks/${HOOK}/deliveries`,
    `/repos/demo/other/hooks/${HOOK}/deliveries`,
  ])(
    'that failed are listed at %s, and delivered once more when asked',
    async path => {
      const { simulator, guard } = await start();
      const list = `${simulator.url}${path}`;
      const failed = await read(`${list}?status=failure`, asApp);
      expect(failed.body).toEqual(
        simulator.deliveries
          .filter(
            ({ payload }) =>
              !path.startsWith('/repos') ||
              (payload.repository as { name: string }).name === 'other',
          )
          .map(({ guid, event }) =>
            expect.objectContaining({
              guid,
              event,
              status: 'Invalid HTTP Response: 503',
              status_code: 503,
              redelivery: false,
            }),
          )
          .reverse(),
      );
      const [{ id, guid }] = failed.body as Array<{ id: number; guid: string }>;

      status = 202;
      received = [];
      const asked = await read(`${list}/${id}/attempts`, {
        ...asApp,
        method: 'POST',
      });
      expect(asked.status).toBe(202);
      await simulator.webhooksSettled();
      expect(received).toEqual([guid]);
      const [newest] = (await read(`${list}?status=success`, asApp))
        .body as unknown[];
      expect(newest).toMatchObject({ guid, status: 'OK', redelivery: true });
      await simulator.close();
      guard.assertValid();
    },
  );

  it('are paged by cursors', async () => {
    const { simulator, world, guard } = await start();
    for (let n = 0; n < 4; n += 1) world.push('other', { message: `${n}` });
    await simulator.webhooksSettled();
    const guids: string[] = [];
    let next:
      | string
      | undefined = `${simulator.url}/app/hook/deliveries?per_page=4`;
    while (next) {
      const page: Awaited<ReturnType<typeof read>> = await read(next, asApp);
      guids.push(...(page.body as Array<{ guid: string }>).map(d => d.guid));
      next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1];
    }
    expect(guids).toEqual(simulator.deliveries.map(d => d.guid).reverse());
    await simulator.close();
    guard.assertValid();
  });

  it('that reached nobody say so', async () => {
    const { simulator, guard } = await start('http://localhost:1/hook');
    const { body } = await read(`${simulator.url}/app/hook/deliveries`, asApp);
    expect(body).toContainEqual(
      expect.objectContaining({
        status: 'failed to connect',
        status_code: 502,
      }),
    );
    await simulator.close();
    guard.assertValid();
  });

  it('are delivered again for three days, and not by another number or hook', async () => {
    const { simulator, clock, guard } = await start();
    const [{ id }] = simulator.deliveries;
    const ask = async (path: string) =>
      (
        await read(`${simulator.url}${path}/attempts`, {
          ...asApp,
          method: 'POST',
        })
      ).status;
    expect(await ask('/app/hook/deliveries/17')).toBe(404);
    expect(await ask(`/orgs/demo/hooks/1/deliveries/${id}`)).toBe(404);
    expect(await ask(`/app/hook/deliveries/${id}`)).toBe(202);
    await simulator.webhooksSettled();
    clock.advance(3 * 86_400_000 + 1);
    expect(await ask(`/app/hook/deliveries/${id}`)).toBe(422);
    await simulator.close();
    guard.assertValid();
  });

  it('are shown to an App alone where they are its own', async () => {
    const { simulator, guard } = await start();
    const path = `${simulator.url}/app/hook/deliveries`;
    expect((await read(path)).status).toBe(401);
    expect(
      (await read(path, { headers: { authorization: 'Bearer ghp_1' } })).status,
    ).toBe(401);
    await simulator.close();
    guard.assertValid();
  });

  it('come with an App that is installed at every owner', async () => {
    const { simulator, guard } = await start();
    const list = await read(`${simulator.url}/app/installations`, asApp);
    expect(list.body).toMatchObject([{ account: { login: 'demo' } }]);
    const [{ id }] = list.body as Array<{ id: number }>;
    const token = await read(
      `${simulator.url}/app/installations/${id}/access_tokens`,
      { ...asApp, method: 'POST' },
    );
    expect(token).toMatchObject({
      status: 201,
      body: { token: expect.any(String), repository_selection: 'all' },
    });
    await simulator.close();
    guard.assertValid();
  });
});
