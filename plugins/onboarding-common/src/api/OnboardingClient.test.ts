import { OnboardingClient } from './OnboardingClient';

function aClient(answer: { status: number; body: unknown }) {
  const asked: Array<[method: string, url: string, body?: unknown]> = [];
  const client = new OnboardingClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: {
      fetch: async (input, init) => {
        const body = init?.body as string | undefined;
        asked.push([
          init?.method ?? 'GET',
          String(input),
          ...(body ? [JSON.parse(body) as unknown] : []),
        ] as [string, string, unknown?]);
        return new Response(JSON.stringify(answer.body), {
          status: answer.status,
          headers: { 'content-type': 'application/json' },
        });
      },
    },
  });
  return { client, asked };
}

const service = 'component:default/catalog';
const item = { checklist: 'service-joins', item: 'a/b' };
const path =
  '/services/component/default/catalog/checklists/service-joins/items/a%2Fb/confirmation';

describe('OnboardingClient', () => {
  it.each<
    [
      string,
      (client: OnboardingClient) => Promise<unknown>,
      [string, string, unknown?],
    ]
  >([
    [
      'the checklists',
      client => client.getChecklists(),
      ['GET', '/checklists'],
    ],
    [
      'those of a service',
      client => client.getServiceChecklists('catalog'),
      ['GET', '/services/component/default/catalog'],
    ],
    [
      'progress',
      client =>
        client.getProgress({ owner: ['group:default/a', 'b'], open: true }),
      ['GET', '/progress?owner=group%3Adefault%2Fa&owner=b&open=true'],
    ],
    [
      'a confirmation with a note',
      client => client.putConfirmation(service, { ...item, note: 'tried it' }),
      ['PUT', path, { note: 'tried it' }],
    ],
    [
      'a confirmation without one',
      client => client.putConfirmation(service, item),
      ['PUT', path, {}],
    ],
    [
      'that it is taken back',
      client => client.deleteConfirmation(service, item),
      ['DELETE', path],
    ],
  ])('asks for %s', async (_, ask, [method, url, ...body]) => {
    const { client, asked } = aClient({ status: 200, body: { ok: 1 } });
    await expect(ask(client)).resolves.toEqual({ ok: 1 });
    expect(asked).toEqual([
      [method, `http://portal/api/onboarding${url}`, ...body],
    ]);
  });

  it('throws with the sentence of the server', async () => {
    const { client } = aClient({
      status: 409,
      body: {
        error: { name: 'ConflictError', message: 'The system checks it.' },
        response: { statusCode: 409 },
      },
    });
    await expect(client.putConfirmation(service, item)).rejects.toMatchObject({
      cause: { message: 'The system checks it.' },
    });
  });
});
