import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ApiDescription,
  testDatabases,
} from '@mainline/backstage-plugin-mainline-node/testing';
import request from 'supertest';
import { aCheckIn, aRun, aSeen, at, sha } from '../__testUtils__/FakeCi';
import { aComponent, startAnswering } from '../__testUtils__/startAnswering';
import type { AnsweringBackend } from '../__testUtils__/startAnswering';

jest.setTimeout(60_000);

const databases = testDatabases();
const description = new ApiDescription(
  '@mainline/backstage-plugin-delivery-backend',
);
const service = '/services/component/default/catalog';
const order = { service: 'catalog', environment: 'integration', version: 'b2' };

describe.each(databases.eachSupportedId())('the API on %s', databaseId => {
  let backend: AnsweringBackend;
  let decision: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  let reading: AuthorizeResult.ALLOW | AuthorizeResult.DENY;

  beforeAll(async () => {
    backend = await startAnswering({
      knex: await databases.init(databaseId),
      entities: [aComponent('catalog'), aComponent('basket')],
      features: [
        mockServices.permissions.mock({
          authorize: async asked => asked.map(() => ({ result: decision })),
          authorizeConditional: async asked =>
            asked.map(() => ({ result: reading })),
        }).factory,
      ],
    });
  });
  afterAll(() => backend?.stop());

  beforeEach(async () => {
    const { knex, ci, deployer } = backend;
    for (const table of [
      'deployments',
      'services',
      'service_delivery',
      'candidates',
      'outside_deployments',
      'feed_positions',
    ]) {
      await knex(table).delete();
    }
    backend.audit.length = 0;
    decision = AuthorizeResult.ALLOW;
    reading = AuthorizeResult.ALLOW;
    deployer.failure = undefined;
    deployer.tags = { 'v1.0': sha('aaaaaaa'), 'v0.1': sha('fffffff') };
    ci.isAway = false;
    ci.services = ['catalog', 'basket'];
    ci.checkIns = [aCheckIn('aaaaaaa', 0), aCheckIn('bbbbbbb', 10)];
    ci.runs = [
      aRun({ number: 1, headSha: sha('aaaaaaa') }),
      aRun({ number: 2, headSha: sha('bbbbbbb') }),
      aRun({ number: 9, headSha: sha('aaaaaaa'), event: 'pull_request' }),
    ];
    ci.deployments = [aSeen({ id: '5', environment: 'Integration' })];
    await backend.answering.settle();
  });

  async function get(path: string, status = 200) {
    const answer = await request(backend.server).get(`/api/delivery${path}`);
    expect({
      path,
      status: answer.status,
      error: answer.body.error?.message,
    }).toMatchObject({ status });
    description.expectDescribed(path, answer);
    return answer.body;
  }

  async function post(
    path: string,
    body?: object,
    key: string | undefined = 'k',
  ) {
    const asked = request(backend.server).post(`/api/delivery${path}`);
    if (key !== undefined) asked.set('Idempotency-Key', key);
    const answer = await (body ? asked.send(body) : asked);
    description.expectDescribed(path, answer, 'post');
    return answer;
  }

  it('lists environments', async () => {
    const { environments } = await get('/environments');
    expect(environments.map((each: { name: string }) => each.name)).toEqual([
      'integration',
      'uat',
      'performance',
      'production',
    ]);
  });

  it('shows what is where, by name and in pages, with counts', async () => {
    const first = await get('/matrix?limit=1');
    expect(first).toMatchObject({
      totalItems: 2,
      counts: { all: 2, underway: 0, failed: 0 },
      items: [{ service: { name: 'basket' } }],
      completeUpTo: at(50),
    });
    const second = await get(`/matrix?limit=1&cursor=${first.nextCursor}`);
    expect(second.items).toMatchObject([{ service: { name: 'catalog' } }]);
    expect(second.nextCursor).toBeUndefined();
    expect(first.items[0].target).toBeUndefined();
    const withTargets = await get('/matrix?limit=1&targets=true');
    expect(withTargets.items[0].target).toEqual({
      possible: true,
      deployer: 'fake',
      workflow: 'deploy.yml',
    });
    expect((await get('/matrix?q=BASK')).totalItems).toBe(1);
    expect((await get('/matrix?owner=group:default/other')).totalItems).toBe(0);
    expect((await get('/matrix?only=underway')).totalItems).toBe(0);
  });

  it('shows what came from outside, and what is on its way', async () => {
    backend.ci.services = ['catalog'];
    const underway = await backend.deployments.store({
      environment: 'uat',
      version: 'b2',
      sha: sha('bbbbbbb'),
    });
    await backend.answering.settle();
    await backend.answering.settle();
    const matrix = await get('/matrix?only=underway');
    expect(matrix.items).toMatchObject([
      {
        newest: { version: 'b2' },
        cells: [
          {
            environment: 'integration',
            current: {
              id: 'github.com:1/5',
              origin: 'outside',
              version: 'b1',
            },
            behind: 1,
          },
          { environment: 'uat', underway: { id: underway, version: 'b2' } },
          { environment: 'performance' },
          { environment: 'production' },
        ],
      },
    ]);
    const candidates = await get(`${service}/candidates`);
    expect(candidates.items).toMatchObject([
      {
        version: 'b2',
        stages: [
          { name: 'commit', state: 'passed', runId: 'run-2' },
          { name: 'slow-tests', state: 'waiting' },
          { name: 'acceptance', state: 'waiting', deploymentId: underway },
          {},
          {},
        ],
      },
      { version: 'b1', liveIn: ['integration'] },
    ]);
    const deployments = await get(`${service}/deployments?limit=1`);
    expect(deployments.totalItems).toBe(2);
    const next = await get(
      `${service}/deployments?limit=1&cursor=${deployments.nextCursor}`,
    );
    expect([...deployments.items, ...next.items]).toHaveLength(2);
    expect(
      await get(`/deployments/${encodeURIComponent('github.com:1/5')}`),
    ).toMatchObject({
      deployment: { origin: 'outside' },
      cancel: { allowed: false, rule: 'from-outside' },
    });
    expect(await get(`/deployments/${underway}`)).toMatchObject({
      deployment: { id: underway },
      events: [
        {
          action: 'requested',
          detail: expect.stringMatching(/^It sends deployment 4 again/),
          detailMessages: [{ key: 'event.repeats', values: { id: '4' } }],
        },
      ],
      cancel: { allowed: true },
      sendAgain: { allowed: false, rule: 'fate-known' },
    });
  });

  it('lists what is on its way and what failed last over all services, newest first', async () => {
    await backend.deployments.store({
      environment: 'uat',
      version: 'b1',
      sha: sha('aaaaaaa'),
      state: 'failed',
      phase: 'ended',
      requested_at: at(20),
      ended_at: at(21),
    });
    await backend.deployments.store({
      environment: 'integration',
      version: 'b2',
      sha: sha('bbbbbbb'),
      state: 'failed',
      phase: 'ended',
      requested_at: at(10),
      ended_at: at(30),
    });
    await backend.deployments.store({
      environment: 'performance',
      version: 'b2',
      sha: sha('bbbbbbb'),
      state: 'cancelled',
      phase: 'ended',
      requested_at: at(31),
      ended_at: at(32),
    });
    const underway = await backend.deployments.store({
      environment: 'production',
      version: 'b2',
      sha: sha('bbbbbbb'),
    });
    await backend.answering.settle();
    const activity = await get('/activity');
    expect(activity).toMatchObject({
      underway: [
        { service: { name: 'catalog' }, deployment: { id: underway } },
      ],
      failed: [
        { deployment: { environment: 'integration', version: 'b2' } },
        { deployment: { environment: 'uat', version: 'b1' } },
      ],
      counts: { all: 2, underway: 1, failed: 1 },
      completeUpTo: at(50),
    });
    expect(activity.environments).toHaveLength(4);
    expect((await get('/activity?limit=1')).failed).toMatchObject([
      { deployment: { environment: 'integration' } },
    ]);
    expect(await get('/activity?owner=group:default/other')).toMatchObject({
      underway: [],
      failed: [],
      counts: { all: 0, underway: 0, failed: 0 },
    });
    await get('/activity?limit=0', 400);
    expect(await get(`/activity?failedSince=${at(25)}`)).toMatchObject({
      failed: [{ deployment: { environment: 'integration' } }],
      counts: { all: 2, underway: 1, failed: 1 },
    });
    expect(await get(`/activity?failedSince=${at(31)}`)).toMatchObject({
      failed: [],
      counts: { all: 2, underway: 1, failed: 0 },
    });
    await get('/activity?failedSince=yesterday', 400);

    reading = AuthorizeResult.DENY;
    const hidden = await request(backend.server)
      .get('/api/delivery/activity')
      .set('authorization', mockCredentials.user.header('user:default/blind'));
    expect(hidden.body).toMatchObject({
      underway: [],
      failed: [],
      counts: { all: 0 },
    });
  });

  it('shows a service with what its reader may do', async () => {
    decision = AuthorizeResult.DENY;
    expect(await get(service)).toMatchObject({
      service: { name: 'catalog', owner: 'group:default/storefront' },
      target: { possible: true, deployer: 'fake' },
      environments: [
        {
          environment: 'integration',
          deploy: {
            allowed: false,
            rule: 'not-allowed',
            sentence: expect.stringMatching(
              /owner \(group:default\/storefront/,
            ),
          },
        },
        {},
        {},
        {},
      ],
    });
  });

  const explain = (asked: Partial<typeof order> = {}) =>
    get(`/explanation?${new URLSearchParams({ ...order, ...asked })}`);

  it('explains a deployment before it is made', async () => {
    expect(await explain()).toMatchObject({
      service: 'component:default/catalog',
      version: { version: 'b2', sha: sha('bbbbbbb') },
      direction: 'first',
      obstacles: [],
      effect: 'exactly-once',
      command: 'deploy service=catalog environment=integration version=b2',
    });
  });

  it('tells a rollback and the same version as remarks, and lists the changes between', async () => {
    await backend.deployments.store({
      environment: 'integration',
      version: 'b2',
      sha: sha('bbbbbbb'),
      state: 'succeeded',
      phase: 'ended',
      ended_at: at(40),
    });
    await backend.deployments.store({
      environment: 'integration',
      version: 'b1',
      sha: sha('aaaaaaa'),
      state: 'succeeded',
      phase: 'ended',
      ended_at: at(30),
    });
    expect(await explain({ version: 'b1' })).toMatchObject({
      direction: 'back',
      changes: [{ sha: sha('bbbbbbb') }],
      obstacles: [],
      remarks: [{ sentence: expect.stringMatching(/This is a rollback/) }],
    });
    expect(await explain()).toMatchObject({
      direction: 'same',
      obstacles: [],
      remarks: [
        { sentence: expect.stringMatching(/b2 is in integration already/) },
      ],
    });
  });

  it('deploys a tag, latest and a SHA of an older check-in', async () => {
    expect((await explain({ version: 'v1.0' })).version.version).toBe('b1');
    expect((await explain({ version: 'latest' })).version.version).toBe('b2');
    expect((await explain({ version: sha('aaaaaaa') })).version.version).toBe(
      'b1',
    );
    expect(backend.ci.asked.at(-1)?.include).toContain(sha('aaaaaaa'));
  });

  it('makes one deployment of one key, and audits it', async () => {
    const first = await post('/deployments', order);
    expect(first).toMatchObject({
      status: 201,
      body: { version: 'b2', environment: 'integration' },
    });
    const again = await post('/deployments', order);
    expect({ status: again.status, id: again.body.id }).toEqual({
      status: 200,
      id: first.body.id,
    });
    const other = await post('/deployments', { ...order, version: 'b1' });
    expect(other.status).toBe(409);
    expect(await backend.knex('deployments')).toHaveLength(1);
    expect(backend.audit.map(each => [each.eventId, each.outcome])).toEqual([
      ['deployment-request', 'success'],
      ['deployment-request', 'success'],
      ['deployment-request', 'failure'],
    ]);
  });

  it('cancels, and sends again what nobody knows the fate of', async () => {
    const { body: made } = await post('/deployments', order);
    expect(await post(`/deployments/${made.id}/cancel`)).toMatchObject({
      status: 200,
      body: { state: 'cancelled' },
    });
    expect(await post(`/deployments/${made.id}/cancel`)).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringMatching(/has ended/) } },
    });
    const lost = await backend.deployments.store({
      environment: 'integration',
      version: 'b2',
      sha: sha('bbbbbbb'),
      state: 'unknown',
      phase: 'ended',
    });
    expect(
      await post(`/deployments/${lost}/send-again`, {}, 'again'),
    ).toMatchObject({ status: 201, body: { sendsAgain: lost } });
    expect(backend.audit.map(each => each.eventId)).toEqual([
      'deployment-request',
      'deployment-cancel',
      'deployment-cancel',
      'deployment-send-again',
    ]);
  });

  it('believes the token of a run alone when it claims', async () => {
    const { body: made } = await post('/deployments', order);
    const claim = (authorization: string) =>
      request(backend.server)
        .post(`/api/delivery/claims/${made.id}`)
        .set('authorization', authorization)
        .send({ run_id: 'of another', run_attempt: -1, inputs: null });
    expect(await claim('Bearer the.right.token')).toMatchObject({
      status: 200,
      body: { deployment: made.id, version: 'b2' },
    });
    expect((await claim('Bearer a.wrong.token')).status).toBe(401);
    expect((await claim('')).status).toBe(401);
  });

  it('takes the digest of a claim, and refuses what is none', async () => {
    const { body: made } = await post('/deployments', order);
    const claim = (body: object | string) =>
      request(backend.server)
        .post(`/api/delivery/claims/${made.id}`)
        .set('authorization', 'Bearer the.right.token')
        .set('content-type', 'application/json')
        .send(body);
    const digest = `sha256:${'1f'.repeat(32)}`;
    const granted = await claim({ run_id: 7, digest });
    description.expectDescribed(`/claims/${made.id}`, granted, 'post');
    expect(granted).toMatchObject({ status: 200, body: { digest } });
    for (const wrong of ['', 'latest', digest.toUpperCase(), `${digest}0`, 7]) {
      expect(await claim({ digest: wrong })).toMatchObject({
        status: 400,
        body: {
          error: {
            message: `The field 'digest' is ${JSON.stringify(
              wrong,
            )}: it has to be an artifact's digest, "sha256:" and 64 hexadecimal digits in lower case, or be left out.`,
          },
        },
      });
    }
    expect((await claim('{ this is no JSON')).status).toBe(400);
  });

  it('carries the digest that a version passed with, and stops where it passed with two', async () => {
    const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
    const passed = (environment: string, of: string, minute: number) =>
      backend.deployments.store({
        environment,
        version: 'b2',
        sha: sha('bbbbbbb'),
        digest: of,
        state: 'succeeded',
        phase: 'ended',
        ended_at: at(minute),
      });
    await passed('integration', digest('1'), 30);
    const promotion = { ...order, environment: 'uat' };
    expect(await explain(promotion)).toMatchObject({
      digest: digest('1'),
      obstacles: [],
    });
    expect(await post('/deployments', promotion)).toMatchObject({
      status: 201,
      body: { digest: digest('1') },
    });
    await passed('performance', digest('2'), 31);
    const explained = await explain(order);
    expect(explained.digest).toBeUndefined();
    const message = `version is b2, which passed integration with the digest ${digest(
      '1',
    )} and performance with ${digest(
      '2',
    )}, so something was built again and nobody can tell which artifact is meant: deploy a later version.`;
    expect(explained.obstacles).toMatchObject([
      {
        rule: 'other-artifact',
        field: 'version',
        sentence: message,
        messages: [{ key: 'order.otherArtifacts' }],
      },
    ]);
    expect(await post('/deployments', order, 'k2')).toMatchObject({
      status: 409,
      body: { error: { message } },
    });
  });

  const bad: Array<[string, unknown, string | undefined, number, RegExp]> = [
    [
      'malformed JSON',
      '{"service":',
      'k',
      400,
      /body of the request is no JSON/,
    ],
    ['no object', [], 'k', 400, /has to be a JSON object/],
    ['a wrong type', { ...order, version: 2 }, 'k', 400, /'version' is 2/],
    [
      'a missing field',
      { ...order, version: undefined },
      'k',
      400,
      /'version' is missing/,
    ],
    ['an empty field', { ...order, service: '' }, 'k', 400, /'service' is ""/],
    [
      'an unknown field',
      { ...order, force: true },
      'k',
      400,
      /'force' is not known/,
    ],
    ['no key', order, undefined, 400, /'Idempotency-Key' is missing/],
    ['a key with a space', order, 'a b', 400, /'Idempotency-Key' has to be/],
    [
      'a key that is too long',
      order,
      'k'.repeat(201),
      400,
      /'Idempotency-Key' has to be/,
    ],
    [
      'an unknown service',
      { ...order, service: 'nope' },
      'k',
      400,
      /^service is "nope"/,
    ],
    [
      'no ref',
      { ...order, service: 'a:b:c/d' },
      'k',
      400,
      /^service is "a:b:c\/d"/,
    ],
    [
      'an unknown environment',
      { ...order, environment: 'moon' },
      'k',
      400,
      /^environment is "moon"/,
    ],
    [
      'an unknown build',
      { ...order, version: 'b99' },
      'k',
      400,
      /^version is "b99", which is no build/,
    ],
    [
      'a build of a pull request',
      { ...order, version: 'b9' },
      'k',
      400,
      /pull request, not of mainline/,
    ],
    [
      'a SHA of another service',
      { ...order, version: sha('ccccccc') },
      'k',
      400,
      /no check-in on mainline of this service/,
    ],
    [
      'a tag of no check-in',
      { ...order, version: 'v0.1' },
      'k',
      400,
      /^version is "v0.1", .* no check-in/,
    ],
    [
      'a word that is no version',
      { ...order, version: 'newest' },
      'k',
      400,
      /^version is "newest", which is no version/,
    ],
    [
      'a stage that was not passed',
      { ...order, environment: 'production' },
      'k',
      409,
      /^version b2 can't go to production: the stage Slow tests/,
    ],
  ];

  it.each(bad)(
    'refuses %s with a sentence, and stores nothing',
    async (_, body, key, status, sentence) => {
      const before = await contents();
      const asked = request(backend.server)
        .post('/api/delivery/deployments')
        .set('content-type', 'application/json');
      if (key !== undefined) asked.set('Idempotency-Key', key);
      const answer = await asked.send(body as object);
      description.expectDescribed('/deployments', answer, 'post');
      expect({
        status: answer.status,
        message: answer.body.error.message,
      }).toEqual({ status, message: expect.stringMatching(sentence) });
      expect(JSON.stringify(answer.body)).not.toMatch(/\.ts:|node_modules/);
      expect(await contents()).toEqual(before);
    },
  );

  async function contents() {
    const { knex } = backend;
    return [
      await knex('deployments').select(),
      await knex('services').orderBy('entity_ref').select(),
      await knex('outbox').select(),
      await knex('deployment_events').select(),
    ];
  }

  it('refuses while another one is on its way there', async () => {
    await backend.deployments.store({ environment: 'integration' });
    expect(await post('/deployments', order)).toMatchObject({
      status: 409,
      body: {
        error: {
          message: expect.stringMatching(/b1 is on its way/),
          messages: [{ key: 'order.underway' }],
        },
      },
    });
  });

  it('refuses what the permissions do not let one do, and what nothing can deploy', async () => {
    decision = AuthorizeResult.DENY;
    expect((await post('/deployments', order)).status).toBe(403);
    expect((await explain()).obstacles).toMatchObject([
      { rule: 'not-allowed' },
    ]);
    decision = AuthorizeResult.ALLOW;
    const { answer } = backend.deployer;
    backend.deployer.answer = {
      possible: false,
      sentence: 'deploy.yml has no input version.',
    };
    expect((await explain()).obstacles).toEqual([
      {
        rule: 'no-target',
        field: 'service',
        sentence: 'deploy.yml has no input version.',
      },
    ]);
    expect(await post('/deployments', order)).toMatchObject({
      status: 409,
      body: { error: { message: 'deploy.yml has no input version.' } },
    });
    backend.deployer.answer = answer;
  });

  it('says that the source or ci is away instead of failing', async () => {
    backend.deployer.failure = new Error('rate limited');
    expect((await explain()).obstacles).toMatchObject([
      { sentence: expect.stringMatching(/rate limited/) },
    ]);
    expect((await post('/deployments', order)).status).toBe(503);
    backend.ci.isAway = true;
    expect((await post('/deployments', order)).status).toBe(503);
  });

  it.each([
    ['/matrix?limit=0', 400, /'limit' is '0'/],
    ['/matrix?only=red', 400, /'only' is 'red'/],
    ['/matrix?cursor=nonsense', 400, /'cursor' is not one/],
    ['/explanation?service=catalog', 400, /'environment' is missing/],
    [
      '/services/component/default/nobody',
      404,
      /no service component:default\/nobody/,
    ],
    [`${service}/candidates?cursor=e30`, 400, /'cursor' is not one/],
    ['/deployments/nope', 404, /no deployment nope/],
    ['/deployments/%20', 400, /no id of a deployment/],
  ])('answers %s with %i and a sentence', async (path, status, sentence) => {
    expect((await get(path, status)).error.message).toMatch(sentence);
  });

  it('wants credentials for all but claims, whatever the description names', async () => {
    for (const method of ['get', 'post'] as const) {
      for (const template of description.paths(method)) {
        const path = template.replace(/\{[^}]+\}/g, 'x');
        const answer = await request(backend.server)
          [method](`/api/delivery${path}`)
          .set('authorization', mockCredentials.none.header());
        expect({ path, status: answer.status }).toEqual({ path, status: 401 });
        description.expectDescribed(path, answer, method);
      }
    }
  });
});

describe('the API whose database is gone', () => {
  it('answers 503 with a sentence', async () => {
    const knex = await databases.init('SQLITE_3');
    const backend = await startAnswering({
      knex,
      features: [mockServices.permissions.factory()],
      config: { permission: { enabled: false } },
    });
    await knex.destroy();
    const answer = await request(backend.server).get('/api/delivery/matrix');
    expect({
      status: answer.status,
      message: answer.body.error.message,
    }).toEqual({ status: 503, message: expect.stringMatching(/database/) });
    await backend.stop();
  });
});
