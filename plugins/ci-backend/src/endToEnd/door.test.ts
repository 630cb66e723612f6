import { connect } from 'node:net';
import { createHmac } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import { testDatabases } from '../__testUtils__';
import { deliver } from './__testUtils__/deliver';
import {
  portalClock,
  type PortalClock,
} from '@mainline/github-simulator/testing';
import {
  secret,
  startGithub,
  type CheckedGithub,
} from './__testUtils__/startGithub';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const payload = JSON.stringify({ action: 'completed', repository: { id: 1 } });

function signed(body: string): Record<string, string> {
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  return { 'x-hub-signature-256': `sha256=${digest}` };
}

describe.each(testDatabases().eachSupportedId())(
  "the backend's door on %s",
  id => {
    const databases = testDatabases();
    let clock: PortalClock;
    let github: CheckedGithub;
    let portal: Portal;

    beforeAll(async () => {
      // Where Backstage's own handler would add stack traces.
      jest.replaceProperty(process.env, 'NODE_ENV', 'development');
      clock = portalClock('2026-11-20T10:00:00Z');
      github = await startGithub({ scenario: 'empty', clock: clock.simulated });
      const { world } = github.simulator;
      world.addRepository({
        name: 'orders',
        owner: world.account('demo', 'Organization'),
        workflows: [],
      });
      world.push('orders', { message: 'Begin' });
      portal = await startPortal({
        knex: await databases.init(id),
        github: github.simulator,
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'orders',
              annotations: { 'github.com/project-slug': 'demo/orders' },
            },
            spec: { type: 'service', lifecycle: 'production', owner: 'a' },
          },
        ],
      });
      await portal.settle();
    });

    afterAll(async () => {
      await portal?.stop();
      clock?.stop();
      await github?.closeAndCheck();
      jest.restoreAllMocks();
    });

    const rows = () => portal.knex('deliveries').select();

    it.each([
      {
        what: 'no signature',
        headers: { 'x-hub-signature-256': '' },
        status: 403,
        sentence: /X-Hub-Signature-256 is missing/,
      },
      {
        what: 'the signature of another body',
        headers: signed(`${payload} `),
        status: 403,
        sentence: /does not fit the body/,
      },
      {
        what: 'a signature by another secret',
        headers: {
          'x-hub-signature-256': `sha256=${createHmac('sha256', 'another')
            .update(payload)
            .digest('hex')}`,
        },
        status: 403,
        sentence: /does not fit the body/,
      },
      {
        what: 'a body that was cut after it was signed',
        body: payload.slice(0, -10),
        headers: signed(payload),
        status: 403,
        sentence: /does not fit the body/,
      },
      {
        what: 'a body that was cut before it was signed',
        body: payload.slice(0, -10),
        status: 400,
        sentence: /no JSON object/,
      },
      {
        what: 'a body that is no JSON',
        body: 'payload=%7B%7D',
        status: 400,
        sentence: /no JSON object/,
      },
      {
        what: 'more than 25 MB',
        body: `{"a":"${'x'.repeat(25 * 1024 * 1024)}"}`,
        status: 413,
        sentence: /larger than 25 MB/,
      },
    ])(
      'answers $what with $status, a sentence and no stack trace, and leaves no row',
      async ({ body = payload, headers, status, sentence }) => {
        const answer = await deliver(portal.door, {
          event: 'workflow_run',
          body,
          headers,
        });
        expect(answer).toEqual({
          status,
          body: {
            error: {
              name: expect.any(String),
              message: expect.stringMatching(sentence),
            },
            request: { method: 'POST', url: '/api/ci/webhooks/github' },
            response: { statusCode: status },
          },
        });
        expect(await rows()).toEqual([]);
      },
    );

    it('keeps nothing of a body that breaks off on the way', async () => {
      const { port } = new URL(portal.door);
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), 'localhost', () =>
          socket.end(
            [
              'POST /api/ci/webhooks/github HTTP/1.1',
              'host: localhost',
              'content-length: 1000',
              'x-github-event: push',
              'x-github-delivery: broken-off',
              `x-hub-signature-256: ${signed(payload)['x-hub-signature-256']}`,
              '',
              payload,
            ].join('\r\n'),
          ),
        );
        let text = '';
        socket.on('data', data => {
          text += data;
        });
        socket.on('end', () => resolve(text));
        socket.on('error', reject);
      });
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
      expect(await rows()).toEqual([]);
    });

    it('stores an event that it does not know and sets it aside, for the summary to tell', async () => {
      const { status } = await deliver(portal.door, {
        event: 'never_heard_of',
        body: payload,
      });
      expect(status).toBe(202);
      await portal.settle();
      expect((await portal.ci.getSummary()).inbox).toEqual({
        pending: 0,
        setAside: 1,
        parked: 0,
      });
      expect(await rows()).toMatchObject([
        {
          event: 'never_heard_of',
          payload,
          state: 'set-aside',
          reason: expect.stringContaining("'never_heard_of'"),
        },
      ]);
    });

    it('is the only way in without credentials', async () => {
      const none = { authorization: mockCredentials.none.header() };
      const open = await deliver(portal.door, {
        event: 'ping',
        body: '{}',
        headers: none,
      });
      expect(open.status).toBe(202);
      for (const path of ['/summary', '/services', '/webhook', '/']) {
        const { status } = await fetch(`${portal.url}${path}`, {
          headers: none,
        });
        expect({ path, status }).toEqual({ path, status: 401 });
      }
    });

    it.each([
      ['/services?limit=0', 400],
      ['/services/component/default/nobody', 404],
      ['/nothing-there', 404],
    ])('answers %s with %i and no stack trace', async (path, status) => {
      const response = await fetch(`${portal.url}${path}`);
      expect(response.status).toBe(status);
      expect((await response.json()).error).toEqual({
        name: expect.any(String),
        message: expect.any(String),
      });
    });

    it('answers 503 while its database is gone, so that GitHub lists the delivery as failed', async () => {
      jest
        .spyOn(portal.knex.client, 'acquireConnection')
        .mockRejectedValue(new Error('connect ECONNREFUSED 10.0.0.1:5432'));
      const { status, body } = await deliver(portal.door, {
        event: 'push',
        body: payload,
      });
      expect(status).toBe(503);
      expect(body).toMatchObject({
        error: {
          name: 'ServiceUnavailableError',
          message: expect.stringMatching(/could not be stored. .*again later/),
        },
      });
      const page = await fetch(`${portal.url}/summary`);
      expect(page.status).toBe(500);
      expect((await page.json()).error).toEqual({
        name: 'InternalServerError',
        message: expect.stringContaining('its log says why'),
      });
      expect(JSON.stringify(body)).not.toContain('ECONNREFUSED');
    });
  },
);
