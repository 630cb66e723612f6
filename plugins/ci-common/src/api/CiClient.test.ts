import { CiClient } from './CiClient';

function aClient(answer: { status: number; body: unknown }) {
  const asked: string[] = [];
  const client = new CiClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: {
      fetch: async input => {
        asked.push(String(input));
        return new Response(JSON.stringify(answer.body), {
          status: answer.status,
          headers: { 'content-type': 'application/json' },
        });
      },
    },
  });
  return { client, asked };
}

describe('CiClient', () => {
  const calls: Array<[string, (client: CiClient) => Promise<unknown>]> = [
    ['/summary', client => client.getSummary()],
    ['/services', client => client.getServices()],
    [
      '/services?state=failing&state=unmapped&flaky=false&q=a%26b&limit=5',
      client =>
        client.getServices({
          state: ['failing', 'unmapped'],
          flaky: false,
          q: 'a&b',
          cursor: undefined,
          limit: 5,
        }),
    ],
    [
      '/services/component/default/catalog',
      client => client.getService('component:default/catalog'),
    ],
    [
      '/services/component/default/catalog/check-ins?cursor=abc',
      client => client.getCheckIns('catalog', { cursor: 'abc' }),
    ],
    [
      '/services/component/default/catalog/check-in-facts?checkIns=5&include=a1&include=b2&jobsOf=deploy*.yml',
      client =>
        client.getCheckInFacts('catalog', {
          checkIns: 5,
          include: ['a1', 'b2'],
          jobsOf: ['deploy*.yml'],
        }),
    ],
    [
      '/services/component/shop/catalog/runs?event=push',
      client => client.getRuns('component:shop/catalog', { event: ['push'] }),
    ],
    [
      '/services/component/default/catalog/runs/12?attempt=2',
      client =>
        client.getRun('component:default/catalog', '12', { attempt: 2 }),
    ],
    [
      '/services/component/default/catalog/runs/a%2Fb',
      client => client.getRun('component:default/catalog', 'a/b'),
    ],
    [
      '/services/component/default/catalog/jobs/7/log?tail=60',
      client =>
        client.getJobLog('component:default/catalog', '7', { tail: 60 }),
    ],
    ['/changes?after=0', client => client.getChanges({ after: '0' })],
    ['/operations', client => client.operations.getOverview()],
    [
      '/operations/deliveries?state=set-aside&limit=5',
      client =>
        client.operations.getDeliveries({ state: 'set-aside', limit: 5 }),
    ],
    [
      '/operations/deliveries/github/12/a%2Fb',
      client =>
        client.operations.getDelivery({
          source: 'github',
          hook: '12',
          id: 'a/b',
        }),
    ],
    [
      '/operations/repositories?state=late',
      client => client.operations.getRepositories({ state: 'late' }),
    ],
  ];

  it.each(calls)('asks for %s', async (path, call) => {
    const { client, asked } = aClient({ status: 200, body: { ok: true } });
    await expect(call(client)).resolves.toEqual({ ok: true });
    expect(asked).toEqual([`http://portal/api/ci${path}`]);
  });

  it('posts what an operator does as JSON', async () => {
    const sent: Array<[url: string, body: unknown]> = [];
    const client = new CiClient({
      discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
      fetchApi: {
        fetch: async (input, init) => {
          sent.push([
            `${init?.method} ${input}`,
            JSON.parse(String(init?.body)),
          ]);
          return new Response('{}');
        },
      },
    });
    const key = { source: 'github', hook: '1', id: '2' };
    await client.operations.retryDeliveries({ keys: [key] });
    await client.operations.setDeliveryAside({ key, reason: 'known' });
    await client.operations.setBackfill({ paused: true });
    await client.operations.readRepository('github.com/acme/shop');
    const at = 'POST http://portal/api/ci/operations';
    expect(sent).toEqual([
      [`${at}/deliveries/retry`, { keys: [key] }],
      [`${at}/deliveries/set-aside`, { key, reason: 'known' }],
      [`${at}/backfill`, { paused: true }],
      [`${at}/repositories/github.com%2Facme%2Fshop/read`, {}],
    ]);
  });

  it('throws what the server says', async () => {
    const { client } = aClient({
      status: 404,
      body: {
        error: { name: 'NotFoundError', message: 'There is no service x' },
        response: { statusCode: 404 },
      },
    });
    await expect(client.getService('x')).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'NotFoundError', message: 'There is no service x' },
    });
  });
});
