import { generateKeyPairSync } from 'node:crypto';
import type { JsonObject } from '@backstage/types';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import {
  startGithubSimulator,
  SteppedClock,
  type GithubSimulator,
} from '@mainline/github-simulator';
import { openApiGuard } from '@mainline/github-simulator/testing';
import { startSource } from '../__testUtils__/startSource';

jest.setTimeout(60_000);

const hookId = '512340001';
const options = { purpose: 'webhook' as const };
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
});
const app = {
  appId: 1,
  clientId: 'c',
  clientSecret: 's',
  webhookSecret: 'w',
  privateKey: privateKey.replaceAll('\n', '\\n'),
};

describe('deliveries that GitHub could not make', () => {
  const clock = new SteppedClock('2026-11-20T10:00:00Z');
  let guard: ReturnType<typeof openApiGuard>;
  let github: GithubSimulator;

  beforeEach(async () => {
    guard = openApiGuard();
    github = await startGithubSimulator({
      scenario: 'empty',
      clock,
      webhooks: { url: 'http://localhost:1/', secret: 'w' },
      onResponse: guard.onResponse,
    });
    const { world } = github;
    world.addRepository({
      name: 'orders',
      owner: world.account('demo', 'Organization'),
      workflows: [],
    });
  });

  afterEach(async () => {
    await github.close();
    guard.assertValid();
  });

  async function failAPush() {
    github.world.push('orders', { message: 'Lost' });
    await github.webhooksSettled();
  }

  async function start(
    hooks: JsonObject[],
    credentials: JsonObject = { token: 't' },
  ): Promise<CiSource> {
    const { source } = await startSource({
      integrations: {
        github: [
          { host: 'github.com', apiBaseUrl: github.url, ...credentials },
        ],
      },
      ci: { github: { hooks } },
    });
    return source;
  }

  it.each<[string, JsonObject[], JsonObject | undefined, string]>([
    ['an App', [], { apps: [app] }, 'the App 1 at github.com'],
    [
      'an organisation',
      [{ org: 'demo', id: hookId }],
      undefined,
      `the webhook ${hookId} of demo at github.com`,
    ],
    [
      'a repository',
      [{ repository: 'demo/orders', id: hookId }],
      undefined,
      `the webhook ${hookId} of demo/orders at github.com`,
    ],
  ])(
    'are listed and asked for again: of the webhook of %s',
    async (_, hooks, credentials, name) => {
      await failAPush();
      const source = await start(hooks, credentials);
      const [log] = source.deliveryLogs ?? [];
      expect(log.id).toBe(name);
      const failed = await log.readFailed(
        { since: '2026-11-20T00:00:00.000Z' },
        options,
      );
      expect(failed).toEqual([
        {
          id: github.deliveries[0].guid,
          failedAt: '2026-11-20T10:00:00.000Z',
          attempt: String(github.deliveries[0].id),
        },
      ]);
      expect(await log.redeliver(failed[0], options)).toBe(true);
      await github.webhooksSettled();
      expect(github.deliveries.map(({ redelivery }) => redelivery)).toEqual([
        false,
        true,
      ]);
    },
  );

  it('are listed no further back than asked for, and no page more', async () => {
    await failAPush();
    clock.advance(60_000);
    for (let n = 0; n < 100; n += 1) github.world.push('orders');
    await github.webhooksSettled();
    const [log] = (await start([{ org: 'demo', id: hookId }])).deliveryLogs!;
    const since = new Date(clock.now()).toISOString();
    const count = async (from: string) => {
      github.requests.clear();
      const failed = await log.readFailed({ since: from }, options);
      return [failed.length, github.requests.count];
    };
    expect(await count(since)).toEqual([100, 2]);
    expect(await count('2026-11-20T00:00:00.000Z')).toEqual([101, 2]);
    clock.advance(60_000);
    expect(await count(new Date(clock.now()).toISOString())).toEqual([0, 1]);
  });

  it('are not asked for where GitHub will not deliver them any more', async () => {
    await failAPush();
    const [log] = (await start([{ org: 'demo', id: hookId }])).deliveryLogs!;
    const [failed] = await log.readFailed(
      { since: '2026-11-20T00:00:00.000Z' },
      options,
    );
    clock.advance(3 * 86_400_000 + 1);
    expect(await log.redeliver(failed, options)).toBe(false);
  });

  it('say what is missing where they may not be read', async () => {
    const [log] = (await start([{ org: 'demo', id: 1 }])).deliveryLogs!;
    await expect(
      log.readFailed({ since: '2026-11-20T00:00:00.000Z' }, options),
    ).rejects.toMatchObject({
      name: 'SourceUnavailableError',
      message: expect.stringMatching(
        /the webhook 1 of demo at github.com\. Check its number .* permission 'Webhooks: read and write'/,
      ),
    });
  });

  it('are not looked for without a webhook of ours', async () => {
    await fetch(`${github.url}/rate_limit`);
    const { webhookSecret: _, ...deaf } = app;
    expect((await start([])).deliveryLogs).toEqual([]);
    expect((await start([], { apps: [deaf] })).deliveryLogs).toEqual([]);
  });
});
