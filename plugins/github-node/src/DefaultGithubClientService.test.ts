import type { ServerResponse } from 'node:http';
import { mockServices } from '@backstage/backend-test-utils';
import { DefaultGithubClientService } from './DefaultGithubClientService';
import type { GithubRequestPurpose } from './GithubClientService';
import { GithubUnavailableError } from './GithubUnavailableError';
import {
  answerJson,
  startServer,
  type SeenRequest,
} from './testing/startServer';

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
});

async function setUp(
  handle: (request: SeenRequest, response: ServerResponse) => void,
  options: { now?: () => number; requestTimeout?: string } = {},
) {
  const server = await startServer(handle);
  stops.push(server.stop);
  const config = mockServices.rootConfig({
    data: {
      integrations: {
        github: [
          { host: 'github.com', apiBaseUrl: server.url, token: 'secret' },
          { host: 'ghe.example', apiBaseUrl: `${server.url}/api/v3` },
        ],
      },
      github: { requestTimeout: options.requestTimeout ?? '5s' },
    },
  });
  const service = DefaultGithubClientService.fromConfig(config, {
    logger: mockServices.logger.mock(),
    now: options.now,
  });
  const client = service.forRepository({
    host: 'github.com',
    slug: 'acme/catalog',
  });
  return { service, client, server };
}

const person = { purpose: 'person' as const };
const repository = 'GET /repos/{owner}/{repo}';

describe('requests', () => {
  it('sends token and API version, and answers body and etag', async () => {
    const { client, server } = await setUp((_, response) =>
      answerJson(response, 200, { id: 1 }, { etag: 'W/"a"' }),
    );

    const answer = await client.request(repository, {}, person);

    expect(answer).toMatchObject({
      notModified: false,
      status: 200,
      data: { id: 1 },
      etag: 'W/"a"',
    });
    expect(server.seen[0].url).toBe('/repos/acme/catalog');
    expect(server.seen[0].headers).toMatchObject({
      authorization: 'Bearer secret',
      'x-github-api-version': '2022-11-28',
    });
  });

  it('percent-encodes owner and name into the path', async () => {
    const { service, server } = await setUp((_, response) =>
      answerJson(response, 200, {}),
    );
    const slug = '<GITHUB_LOGIN>/<GITHUB_TEST_REPOSITORY>';

    await service
      .forRepository({ host: 'github.com', slug })
      .request(repository, {}, person);

    expect(server.seen[0].url).toBe(
      '/repos/%3CGITHUB_LOGIN%3E/%3CGITHUB_TEST_REPOSITORY%3E',
    );
  });

  it.each([
    'acme',
    'acme/',
    '/catalog',
    'acme/../x',
    '../user',
    'a/b c',
    'a/.',
  ])('refuses %p as a repository', async slug => {
    const { service } = await setUp(() => {});
    expect(() => service.forRepository({ host: 'github.com', slug })).toThrow(
      `'${slug}' is no repository`,
    );
  });

  it('refuses a host without integration', async () => {
    const { service } = await setUp(() => {});
    expect(service.hosts()).toEqual(['github.com', 'ghe.example']);
    expect(() =>
      service.forRepository({ host: 'gitlab.com', slug: 'a/b' }),
    ).toThrow("There is no GitHub integration for the host 'gitlab.com'");
  });

  it('tells the host that a link belongs to', async () => {
    const { service, server } = await setUp(() => {});
    expect(
      [
        'https://github.com/acme/catalog',
        `${server.url}/repos/acme/catalog`,
        'https://ghe.example/acme/catalog',
        'https://evil.example/github.com',
        'acme/catalog',
      ].map(link => service.hostOf(link)),
    ).toEqual([
      'github.com',
      'github.com',
      'ghe.example',
      undefined,
      undefined,
    ]);
  });

  it('answers 304 as a value', async () => {
    const { client, server } = await setUp((_, response) => {
      response.writeHead(304, { etag: 'W/"a"' });
      response.end();
    });

    await expect(
      client.request(repository, {}, { ...person, etag: 'W/"a"' }),
    ).resolves.toEqual({ notModified: true, etag: 'W/"a"' });
    expect(server.seen[0].headers['if-none-match']).toBe('W/"a"');
  });

  it('follows the redirect of a renamed repository for a read', async () => {
    const { client, server, service } = await setUp((request, response) => {
      if (request.url === '/repositories/7') {
        answerJson(response, 200, { full_name: 'acme/renamed' });
        return;
      }
      const location = `http://${request.headers.host}/repositories/7`;
      answerJson(response, 301, { message: 'Moved' }, { location });
    });

    await expect(client.request(repository, {}, person)).resolves.toMatchObject(
      { data: { full_name: 'acme/renamed' } },
    );
    expect(server.seen[1].headers.authorization).toBe('Bearer secret');
    expect(service.budget()[0].requests.person).toBe(2);
  });

  it('does not turn a redirected write into a read', async () => {
    const { client, server } = await setUp((_, response) =>
      answerJson(response, 301, {}, { location: '/repositories/7/dispatches' }),
    );

    await expect(
      client.request('POST /repos/{owner}/{repo}/dispatches', {}, person),
    ).rejects.toMatchObject({ reason: 'moved', sent: false });
    expect(server.seen).toHaveLength(1);
  });

  it('follows a redirect to another server without the token, and learns nothing of limits from it', async () => {
    const storage = await startServer((_, response) => {
      response.writeHead(403, {
        'content-type': 'text/plain',
        'retry-after': '600',
      });
      response.end('expired');
    });
    stops.push(storage.stop);
    const { client, service } = await setUp((_, response) => {
      response.writeHead(302, { location: `${storage.url}/log` });
      response.end();
    });

    await expect(
      client.request('GET /repos/{owner}/{repo}/x', {}, person),
    ).rejects.toMatchObject({ name: 'GithubRequestError', status: 403 });
    expect(storage.seen[0].headers.authorization).toBeUndefined();
    expect(service.budget()[0].blockedUntil).toBeUndefined();
  });

  it('reads a 4xx as an answer, with the sentence of GitHub', async () => {
    const { client, server } = await setUp((_, response) =>
      answerJson(response, 404, { message: 'Not Found' }),
    );
    await expect(client.request(repository, {}, person)).rejects.toMatchObject({
      name: 'GithubRequestError',
      status: 404,
      message:
        'github.com answered 404 to GET /repos/{owner}/{repo}: Not Found',
    });
    expect(server.seen).toHaveLength(1);
  });

  it('tries a read again after a 5xx and a broken connection', async () => {
    let calls = 0;
    const { client } = await setUp((_, response) => {
      calls += 1;
      if (calls === 1) answerJson(response, 502, { message: 'Bad gateway' });
      else if (calls === 2) response.destroy();
      else answerJson(response, 200, { id: 1 });
    });
    await expect(client.request(repository, {}, person)).resolves.toMatchObject(
      { data: { id: 1 } },
    );
    expect(calls).toBe(3);
  });

  it.each([
    [
      'a 502',
      'server-error',
      (response: ServerResponse) => answerJson(response, 502, {}),
    ],
    [
      'a broken connection',
      'network',
      (response: ServerResponse) => void response.destroy(),
    ],
  ])('sends a write once, whatever happens: %s', async (_, reason, answer) => {
    const { client, server } = await setUp((__, response) => answer(response));
    await expect(
      client.request('POST /repos/{owner}/{repo}/dispatches', {}, person),
    ).rejects.toMatchObject({ reason, sent: true });
    expect(server.seen).toHaveLength(1);
  });

  it('knows that nothing was sent where no connection came about', async () => {
    const { client, server } = await setUp(() => {});
    await server.stop();
    await expect(
      client.request('POST /repos/{owner}/{repo}/dispatches', {}, person),
    ).rejects.toMatchObject({ reason: 'network', sent: false });
  });

  it('gives up after the time-out, once', async () => {
    const { client, server } = await setUp(() => {}, {
      requestTimeout: '50ms',
    });
    await expect(client.request(repository, {}, person)).rejects.toMatchObject({
      name: 'GithubUnavailableError',
      reason: 'timeout',
      sent: true,
      messages: [
        {
          key: 'github.noAnswer',
          values: {
            host: 'github.com',
            route: repository,
            duration: '50',
          },
        },
      ],
    });
    expect(server.seen).toHaveLength(1);
  });

  it('does not take a body that broke off for an empty one', async () => {
    const { client } = await setUp((_, response) => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': '1000',
      });
      response.write('{"workflow_runs": [');
      setTimeout(() => response.destroy(), 10);
    });
    await expect(client.request(repository, {}, person)).rejects.toMatchObject({
      reason: 'network',
    });
  });

  const dispatch = 'POST /repos/{owner}/{repo}/dispatches';
  const json = 'application/json; charset=utf-8';
  const answerWith =
    (status: number, type: string | undefined, body: string) =>
    (_: SeenRequest, response: ServerResponse) => {
      // Without a length the end of the connection is the end of the body: nothing tells that it came too early.
      response.useChunkedEncodingByDefault = false;
      response.removeHeader('transfer-encoding');
      response.writeHead(status, {
        connection: 'close',
        ...(type && { 'content-type': type }),
      });
      response.end(body);
    };

  it.each([
    ['JSON that broke off', 200, json, '{"workflow_run_id": 12'],
    ['nothing, as JSON', 200, json, ''],
    ['text as JSON', 200, json, 'ok'],
    ['JSON of another type that broke off', 201, 'application/scim+json', '{'],
  ])(
    'believes no success of %s, be it of a read or of a write',
    async (_, status, type, body) => {
      const { client, server } = await setUp(answerWith(status, type, body));
      const broken = {
        name: 'GithubUnavailableError',
        reason: 'network',
        sent: true,
      };
      await expect(client.request(dispatch, {}, person)).rejects.toMatchObject(
        broken,
      );
      expect(server.seen).toHaveLength(1);
      await expect(
        client.request(repository, {}, person),
      ).rejects.toMatchObject(broken);
      expect(server.seen).toHaveLength(4);
    },
  );

  it("believes no page of a proxy as a write's success", async () => {
    const page = '<html>Sign in</html>';
    for (const type of ['text/html', 'text/plain', undefined]) {
      const { client } = await setUp(answerWith(200, type, page));
      await expect(client.request(dispatch, {}, person)).rejects.toMatchObject({
        reason: 'network',
        sent: true,
      });
    }
  });

  it('reads again what broke off', async () => {
    let calls = 0;
    const { client } = await setUp((request, response) => {
      calls += 1;
      answerWith(
        200,
        json,
        calls === 1 ? '{"id"' : '{"id": 1}',
      )(request, response);
    });
    await expect(client.request(repository, {}, person)).resolves.toMatchObject(
      { data: { id: 1 } },
    );
  });

  it.each([
    [201, json, ''],
    [202, json, '{}'],
    [202, json, ''],
    [202, undefined, ''],
    [204, undefined, ''],
    [200, undefined, ''],
    [200, json, '[]'],
  ])(
    'believes a write that is answered %s, %s, %p',
    async (status, type, body) => {
      const { client } = await setUp(answerWith(status, type, body));
      await expect(client.request(dispatch, {}, person)).resolves.toMatchObject(
        { status },
      );
    },
  );

  it.each([
    ['text/plain', '2026-03-01 log'],
    ['text/html', '<p>log</p>'],
    [undefined, 'log'],
    ['text/plain', ''],
    ['application/octet-stream', 'log'],
  ])('reads a log as %s', async (type, body) => {
    const { client } = await setUp(answerWith(200, type, body));
    const answer = await client.request(
      'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
      { job_id: 1 },
      person,
    );
    expect(answer).toMatchObject({ status: 200 });
  });

  it('tells when a request leaves, and keeps it where it is told so', async () => {
    const { client, server } = await setUp((_, response) =>
      answerJson(response, 200, {}),
    );
    const left: number[] = [];
    await client.request(
      dispatch,
      {},
      {
        ...person,
        onSend: () => left.push(server.seen.length),
      },
    );
    expect(left).toEqual([0]);

    await expect(
      client.request(
        dispatch,
        {},
        {
          ...person,
          onSend: () => {
            throw new GithubUnavailableError('Too late.', {
              reason: 'timeout',
              sent: false,
            });
          },
        },
      ),
    ).rejects.toMatchObject({ message: 'Too late.', sent: false });
    expect(server.seen).toHaveLength(1);
  });

  it('answers a person, and another host, while refreshing has filled its queue', async () => {
    const waiting: ServerResponse[] = [];
    const { client, service } = await setUp((request, response) => {
      if (request.url === '/repos/acme/catalog?slow=1') waiting.push(response);
      else answerJson(response, 200, {});
    });
    const background = { purpose: 'reconciliation' as const };
    const slow = Array.from({ length: 12 }, () =>
      client.request(repository, { slow: 1 }, background),
    );

    await client.request(repository, {}, person);
    await service
      .forRepository({ host: 'ghe.example', slug: 'a/b' })
      .request(repository, {}, background);

    // Ten at once; the others come as these are answered.
    expect(waiting.length).toBeLessThanOrEqual(10);
    while (
      slow.length > waiting.filter(({ writableEnded }) => writableEnded).length
    ) {
      waiting
        .filter(({ writableEnded }) => !writableEnded)
        .forEach(response => answerJson(response, 200, {}));
      await new Promise(resolve => {
        setImmediate(resolve);
      });
    }
    await expect(Promise.all(slow)).resolves.toHaveLength(12);
  });

  it("ends with the caller's own abort", async () => {
    const abort = new AbortController();
    const { client } = await setUp(() => abort.abort(new Error('gone')));
    await expect(
      client.request(repository, {}, { ...person, signal: abort.signal }),
    ).rejects.toThrow('gone');
  });
});

it('asks an Enterprise Server below /api/v3, its next pages too', async () => {
  const { service, server } = await setUp((request, response) =>
    answerJson(
      response,
      200,
      [],
      request.url.includes('page=2')
        ? {}
        : {
            link: `<http://${request.headers.host}/api/v3/repositories/7/x?page=2>; rel="next"`,
          },
    ),
  );
  const client = service.forRepository({ host: 'ghe.example', slug: 'a/b' });
  const pages = client.pages('GET /repos/{owner}/{repo}/x', {}, person);
  for await (const page of pages) expect(page.notModified).toBe(false);
  expect(server.seen.map(({ url }) => url)).toEqual([
    '/api/v3/repos/a/b/x',
    '/api/v3/repositories/7/x?page=2',
  ]);
});

describe('pages', () => {
  it('follows Link to /repositories/{id}, also where it names the public API', async () => {
    const { client, server } = await setUp((request, response) => {
      const link: Record<string, string> = {
        '/repos/acme/catalog/actions/runs?per_page=2':
          '<https://api.github.com/repositories/7/actions/runs?per_page=2&page=2>; rel="next", <https://api.github.com/repositories/7/actions/runs?per_page=2&page=3>; rel="last"',
        '/repositories/7/actions/runs?per_page=2&page=2': `<http://${request.headers.host}/repositories/7/actions/runs?per_page=2&page=3>; rel="next"`,
        '/repositories/7/actions/runs?per_page=2&page=3': `<http://${request.headers.host}/repositories/7/actions/runs?per_page=2&page=1>; rel="first"`,
      };
      answerJson(
        response,
        200,
        { url: request.url },
        { link: link[request.url] },
      );
    });

    const urls = [];
    for await (const page of client.pages(
      'GET /repos/{owner}/{repo}/actions/runs',
      { per_page: 2 },
      { ...person, etag: 'W/"a"' },
    )) {
      urls.push(page.notModified ? 'not modified' : page.data);
    }

    expect(urls).toHaveLength(3);
    expect(server.seen.map(({ headers }) => headers['if-none-match'])).toEqual([
      'W/"a"',
      undefined,
      undefined,
    ]);
    expect(
      server.seen.every(
        ({ headers }) => headers.authorization === 'Bearer secret',
      ),
    ).toBe(true);
  });
});

describe('limits', () => {
  const clock = { now: Date.parse('2026-03-01T10:00:00Z') };
  const now = () => clock.now;
  beforeEach(() => {
    clock.now = Date.parse('2026-03-01T10:00:00Z');
  });
  const after = (seconds: number) =>
    new Date(Date.parse('2026-03-01T10:00:00Z') + seconds * 1000).toISOString();

  it.each([403, 429])(
    'asks nothing before retry-after of a %s, and says until when',
    async status => {
      let refuse = true;
      const { client, server } = await setUp(
        (_, response) =>
          refuse
            ? answerJson(response, status, {}, { 'retry-after': '120' })
            : answerJson(response, 200, {}),
        { now },
      );

      const blocked = { reason: 'rate-limited', retryAt: after(120) };
      await expect(
        client.request(repository, {}, person),
      ).rejects.toMatchObject({ ...blocked, sent: true });
      refuse = false;
      clock.now += 119_999;
      await expect(
        client.request(repository, {}, person),
      ).rejects.toMatchObject({ ...blocked, sent: false });
      expect(server.seen).toHaveLength(1);

      clock.now += 1;
      await client.request(repository, {}, person);
      expect(server.seen).toHaveLength(2);
    },
  );

  it('waits for the reset where nothing remains, by the clock of GitHub', async () => {
    const { client } = await setUp(
      (_, response) =>
        answerJson(
          response,
          403,
          { message: 'API rate limit exceeded' },
          {
            date: new Date(clock.now - 60_000).toUTCString(),
            'x-ratelimit-limit': '5000',
            'x-ratelimit-remaining': '0',
            'x-ratelimit-reset': String(clock.now / 1000 + 540),
          },
        ),
      { now },
    );
    await expect(client.request(repository, {}, person)).rejects.toMatchObject({
      retryAt: after(600),
    });
  });

  it('waits a minute, then twice as long, where GitHub names no time', async () => {
    const { client } = await setUp(
      (_, response) =>
        answerJson(response, 403, {
          message: 'You have exceeded a secondary rate limit.',
        }),
      { now },
    );
    for (const seconds of [60, 180, 420]) {
      await expect(
        client.request(repository, {}, person),
      ).rejects.toMatchObject({ retryAt: after(seconds) });
      clock.now = Date.parse(after(seconds));
    }
  });

  it('takes a 403 about permissions for an answer, not for a limit', async () => {
    const { client, service } = await setUp(
      (_, response) =>
        answerJson(response, 403, {
          message: 'Resource not accessible by integration',
        }),
      { now },
    );
    await expect(client.request(repository, {}, person)).rejects.toMatchObject({
      status: 403,
    });
    expect(service.budget()[0].blockedUntil).toBeUndefined();
  });

  it('keeps the last requests of the hour for people', async () => {
    const { client, service, server } = await setUp(
      (_, response) =>
        answerJson(
          response,
          200,
          {},
          {
            date: new Date(clock.now).toUTCString(),
            'x-ratelimit-limit': '5000',
            'x-ratelimit-remaining': '500',
            'x-ratelimit-reset': String(clock.now / 1000 + 600),
          },
        ),
      { now },
    );
    const ask = (purpose: GithubRequestPurpose) =>
      client.request(repository, {}, { purpose });

    await ask('reconciliation');
    for (const purpose of ['reconciliation', 'backfill', 'webhook'] as const) {
      await expect(ask(purpose)).rejects.toMatchObject({
        reason: 'reserved-for-people',
        retryAt: after(600),
        sent: false,
      });
    }
    await ask('person');

    expect(server.seen).toHaveLength(2);
    expect(service.budget()).toEqual([
      {
        host: 'github.com',
        account: 'token',
        requests: { person: 1, webhook: 0, reconciliation: 1, backfill: 0 },
        unchanged: 0,
        limit: 5000,
        remaining: 500,
        floor: 500,
        resetAt: after(600),
        blockedUntil: undefined,
      },
    ]);
  });

  it('does not let one host pay for the limit of another', async () => {
    const { client, service } = await setUp(
      (request, response) =>
        request.url.startsWith('/api/v3')
          ? answerJson(response, 200, {})
          : answerJson(response, 429, {}, { 'retry-after': '600' }),
      { now },
    );
    const other = service.forRepository({ host: 'ghe.example', slug: 'a/b' });

    await expect(client.request(repository, {}, person)).rejects.toThrow();
    await expect(other.request(repository, {}, person)).resolves.toMatchObject({
      status: 200,
    });
  });
});
