import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Knex } from 'knex';
import supertest from 'supertest';
import { mockServices } from '@backstage/backend-test-utils';
import {
  clearTables,
  createCollecting,
  FakeSource,
  testDatabases,
} from '../__testUtils__';
import { createWebhookDoor } from './createWebhookDoor';

jest.setTimeout(60_000);

const right = {
  'x-signature': 'right',
  'x-delivery': 'd-1',
  'x-event': 'facts',
  'content-type': 'application/json',
};

describe.each(testDatabases().eachSupportedId())('webhook door on %s', id => {
  const databases = testDatabases();
  let knex: Knex;
  let app: express.Express;

  beforeAll(async () => {
    knex = await databases.init(id);
    const { collecting } = await createCollecting(knex);
    app = express();
    app.use('/api/ci', collecting.door);
  });

  beforeEach(() => clearTables(knex));

  const path = '/api/ci/webhooks/fake';
  const deliveries = () => knex('deliveries').select();

  it('stores a delivery before it answers 202', async () => {
    const answer = await supertest(app).post(path).set(right).send('{"a":1}');
    expect(answer.status).toBe(202);
    expect(await deliveries()).toMatchObject([
      {
        source: 'fake',
        hook: '1',
        id: 'd-1',
        event: 'facts',
        payload: '{"a":1}',
        state: 'pending',
      },
    ]);
  });

  it('answers 202 to a redelivery and keeps one row', async () => {
    for (let n = 0; n < 3; n++) {
      const answer = await supertest(app).post(path).set(right).send('{}');
      expect(answer.status).toBe(202);
    }
    expect(await deliveries()).toHaveLength(1);
  });

  it('keeps one row of redeliveries at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        supertest(app).post(path).set(right).send('{}'),
      ),
    );
    expect(answers.map(a => a.status)).toEqual([202, 202, 202, 202, 202]);
    expect(await deliveries()).toHaveLength(1);
  });

  it('keeps deliveries of two hooks apart though their ids are the same', async () => {
    await supertest(app).post(path).set(right).send('{}');
    await supertest(app)
      .post(path)
      .set({ ...right, 'x-hook': '2' })
      .send('{}');
    expect(await deliveries()).toHaveLength(2);
  });

  it('stores an event that it does not know', async () => {
    const headers = { ...right, 'x-event': 'never-heard-of' };
    const answer = await supertest(app).post(path).set(headers).send('{}');
    expect(answer.status).toBe(202);
    expect(await deliveries()).toHaveLength(1);
  });

  it.each([
    [
      'a wrong signature',
      path,
      { ...right, 'x-signature': 'wrong' },
      '{}',
      403,
      'NotAllowedError',
      'signature',
    ],
    ['no signature', path, {}, '{}', 403, 'NotAllowedError', 'signature'],
    ['no body', path, {}, '', 403, 'NotAllowedError', 'signature'],
    [
      'a body that is no JSON',
      path,
      right,
      '{"a":',
      400,
      'InputError',
      'not JSON',
    ],
    [
      'a source that is not there',
      '/api/ci/webhooks/nobody',
      right,
      '{}',
      404,
      'NotFoundError',
      'No source of that name',
    ],
    [
      'a compressed body',
      path,
      { ...right, 'content-encoding': 'gzip' },
      '{}',
      415,
      'InputError',
      'content encoding',
    ],
    [
      'more than 25 MB',
      path,
      right,
      'x'.repeat(25 * 1024 * 1024 + 1),
      413,
      'PayloadTooLargeError',
      'larger than 25 MB',
    ],
  ])(
    'answers %s with a sentence and leaves no row',
    async (_, to, headers, body, status, name, sentence) => {
      const answer = await supertest(app).post(to).set(headers).send(body);
      expect(answer.status).toBe(status);
      expect(answer.body).toEqual({
        error: { name, message: expect.stringContaining(sentence) },
        request: { method: 'POST', url: to },
        response: { statusCode: status },
      });
      expect(await deliveries()).toEqual([]);
    },
  );

  it('takes a delivery of almost 25 MB', async () => {
    const body = JSON.stringify('x'.repeat(25 * 1024 * 1024 - 2));
    const answer = await supertest(app).post(path).set(right).send(body);
    expect(answer.status).toBe(202);
  });

  it('keeps nothing of a body that breaks off', async () => {
    const server: Server = createServer(app).listen(0);
    const closed = new Promise<void>(resolve => {
      const { port } = server.address() as AddressInfo;
      const headers = { ...right, 'content-length': '1000' };
      const request = httpRequest({ port, path, method: 'POST', headers });
      request.on('error', () => resolve());
      request.write('{"a":1', () => request.destroy(new Error('gone')));
    });
    await closed;
    await new Promise(resolve => server.close(resolve));
    expect(await deliveries()).toEqual([]);
  });
});

describe('webhook door', () => {
  it.each([
    [
      'the delivery can not be stored',
      {
        inbox: {
          store: async () => {
            throw new Error('connect ECONNREFUSED secret-host');
          },
        },
        verify: async () => ({
          ok: true as const,
          id: '1',
          hook: '1',
          event: 'facts',
          payload: '{}',
        }),
      },
    ],
    [
      'verification breaks',
      {
        inbox: { store: async () => {} },
        verify: async () => {
          throw new Error('connect ECONNREFUSED secret-host');
        },
      },
    ],
  ])('answers 503 where %s, and lets out no detail', async (_, given) => {
    const source = new FakeSource();
    source.webhooks.verify = given.verify;
    const app = express().use(
      createWebhookDoor({
        inbox: given.inbox,
        sources: [source],
        logger: mockServices.logger.mock(),
      }),
    );
    const answer = await supertest(app).post('/webhooks/fake').send('{}');
    expect(answer.status).toBe(503);
    expect(answer.body.error).toEqual({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('could not be stored'),
    });
    expect(answer.text).not.toContain('secret-host');
  });
});
