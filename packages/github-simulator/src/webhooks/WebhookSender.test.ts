import { createServer, IncomingMessage, Server } from 'node:http';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { startWorld } from '../testing/startWorld';

jest.setTimeout(120_000);

const SECRET = 'hush';

interface Received {
  headers: IncomingMessage['headers'];
  body: string;
}

describe('webhooks', () => {
  let server: Server;
  let url: string;
  let received: Received[];
  let status: number;

  beforeEach(async () => {
    received = [];
    status = 202;
    server = createServer((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', chunk => chunks.push(chunk));
      req.on('end', () => {
        received.push({
          headers: req.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        });
        res.writeHead(status).end();
      });
    }).listen(0, 'localhost');
    await once(server, 'listening');
    url = `http://localhost:${(server.address() as AddressInfo).port}/hook`;
  });

  afterEach(() => new Promise(resolve => server.close(resolve)));

  it('tell of a push and of the whole way of its run, in payloads as GitHub describes them', async () => {
    const { simulator, world, clock, guard } = await startWorld({
      webhooks: { url, secret: SECRET },
    });
    world.push('orders', { message: 'Größe prüfen' });
    clock.advance(600_000);
    await simulator.webhooksSettled();
    expect(
      simulator.deliveries
        .slice(1)
        .map(({ event, action }) => [event, action].join(' ').trim()),
    ).toEqual([
      'push',
      'workflow_run requested',
      'workflow_job queued',
      'workflow_job queued',
      'workflow_run in_progress',
      'workflow_job in_progress',
      'workflow_job completed',
      'workflow_job in_progress',
      'workflow_job completed',
      'workflow_run completed',
    ]);
    for (const { event, action, payload } of simulator.deliveries) {
      guard.checkWebhook(event, action, payload);
    }
    guard.assertValid();
    expect(received).toHaveLength(11);
    await simulator.close();
  });

  it('tell of a pull request when it is opened, pushed to and closed', async () => {
    const { simulator, world, guard } = await startWorld({
      webhooks: { url, secret: SECRET },
    });
    const pullRequest = world.openPullRequest('orders', {
      branch: 'topic',
      title: 'Round later',
      author: world.account('dev-1'),
      plan: { outcome: 'held' },
    });
    world.push('orders', { branch: 'topic', startRuns: false });
    world.mergePullRequest('orders', pullRequest, {
      method: 'merge',
      plan: { outcome: 'held' },
    });
    await simulator.webhooksSettled();
    const told = simulator.deliveries.filter(
      ({ event }) => event === 'pull_request',
    );
    expect(told.map(({ action }) => action)).toEqual([
      'opened',
      'synchronize',
      'closed',
    ]);
    for (const { event, action, payload } of simulator.deliveries) {
      guard.checkWebhook(event, action, payload);
    }
    guard.assertValid();
    const pushes = simulator.deliveries.filter(({ event }) => event === 'push');
    expect(pushes.at(-1)?.payload.commits).toHaveLength(3);
    await simulator.close();
  });

  it('are signed over the raw body, and carry the headers of GitHub', async () => {
    const { simulator } = await startWorld({
      webhooks: { url, secret: SECRET },
    });
    await simulator.webhooksSettled();
    const [{ headers, body }] = received;
    const signature = String(headers['x-hub-signature-256']);
    expect(receiverVerifies(SECRET, body, signature)).toBe(true);
    expect(receiverVerifies('other', body, signature)).toBe(false);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': simulator.deliveries[0].guid,
      'x-github-hook-id': expect.stringMatching(/^\d+$/),
      'user-agent': expect.stringMatching(/^GitHub-Hookshot\//),
    });
    expect(simulator.deliveries[0].guid).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    await simulator.close();
  });

  it('that fail are not sent again by themselves, and keep their GUID when they are', async () => {
    status = 503;
    const { simulator } = await startWorld({
      webhooks: { url, secret: SECRET },
    });
    await simulator.webhooksSettled();
    expect(simulator.deliveries).toMatchObject([
      { state: 'failed', responseStatus: 503 },
    ]);
    status = 202;
    const again = await simulator.redeliver(simulator.deliveries[0].guid);
    expect(again).toMatchObject({ state: 'delivered', redelivery: true });
    expect(received).toHaveLength(2);
    expect(received[1].headers['x-github-delivery']).toBe(
      received[0].headers['x-github-delivery'],
    );
    expect(received[1].body).toBe(received[0].body);
    await simulator.close();
  });

  it('to nobody who listens are failed deliveries, and nothing worse', async () => {
    const { simulator } = await startWorld({
      webhooks: { url: 'http://localhost:1/hook', secret: SECRET },
    });
    await simulator.webhooksSettled();
    expect(simulator.deliveries).toMatchObject([
      { state: 'failed', error: expect.stringContaining('fetch failed') },
    ]);
    await simulator.close();
  });

  it('that happen during a pause are lost until somebody asks for them', async () => {
    const { simulator, world } = await startWorld({
      webhooks: { url, secret: SECRET },
    });
    simulator.pauseWebhooks();
    world.push('orders', { startRuns: false });
    simulator.resumeWebhooks();
    await simulator.webhooksSettled();
    expect(received).toHaveLength(1);
    const lost = simulator.deliveries[1];
    expect(lost.state).toBe('withheld');
    await simulator.redeliver(lost.guid);
    expect(received).toHaveLength(2);
    await simulator.close();
  });
});

/** Judged by the library that receivers use. It can only be imported, which jest can't: so plain Node runs it. */
function receiverVerifies(
  secret: string,
  body: string,
  signature: string,
): boolean {
  const program = `
    import { verify } from '@octokit/webhooks-methods';
    import { readFileSync } from 'node:fs';
    const { secret, body, signature } = JSON.parse(readFileSync(0, 'utf8'));
    process.stdout.write(String(await verify(secret, body, signature)));`;
  const answer = execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { input: JSON.stringify({ secret, body, signature }), cwd: __dirname },
  );
  return answer.toString() === 'true';
}
