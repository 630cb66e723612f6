import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { aComponent } from '../__testUtils__/aComponent';
import {
  describedPaths,
  expectDescribed,
} from '../__testUtils__/ApiDescription';
import { aJob } from '../__testUtils__/facts';
import {
  aCheckIn,
  aRun,
  catalogRepository,
  minute,
  seedFacts,
} from '../__testUtils__/seedFacts';
import { startAnswering } from '../__testUtils__/startAnswering';
import type { AnsweringBackend } from '../__testUtils__/startAnswering';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const all = 'user:default/all';
const some = 'user:default/some';

describe.each(databases.eachSupportedId())('ETags on %s', databaseId => {
  let backend: AnsweringBackend;

  function get(path: string, user: string, etag = '') {
    return request(backend.server)
      .get(`/api/ci${path}`)
      .set('authorization', mockCredentials.user.header(user))
      .set('if-none-match', etag);
  }

  beforeAll(async () => {
    const entities = [aComponent('catalog'), aComponent('secret')];
    const catalog = catalogServiceMock({ entities });
    const visible = catalogServiceMock({ entities: [entities[0]] });
    backend = await startAnswering({
      knex: await databases.init(databaseId),
      config: { permission: { enabled: true } },
      jobReader: {
        readJobsNow: async () => [],
        readJobLog: async () => 'log of a job',
      },
      now: () => new Date(minute(60)),
      services: [
        mockServices.permissions.mock({
          authorize: async () => [{ result: AuthorizeResult.ALLOW }],
          authorizeConditional: async (_, options) => {
            const { principal } = options?.credentials as unknown as {
              principal: { userEntityRef: string };
            };
            return [
              principal.userEntityRef === all
                ? { result: AuthorizeResult.ALLOW }
                : {
                    result: AuthorizeResult.CONDITIONAL,
                    pluginId: 'catalog',
                    resourceType: 'catalog-entity',
                    conditions: {
                      rule: 'IS_ENTITY_OWNER',
                      resourceType: 'catalog-entity',
                      params: { claims: [] },
                    },
                  },
            ];
          },
        }).factory,
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => ({
            ...catalog,
            streamEntities: (query, options) =>
              (options.credentials as { principal: { type: string } }).principal
                .type === 'user'
                ? visible.streamEntities(query, options)
                : catalog.streamEntities(query, options),
          }),
        }),
      ],
    });
    await backend.answering.settle();
    for (const [number, name] of ['catalog', 'secret'].entries()) {
      const repositoryId = `github.com:${number}`;
      await seedFacts(backend.knex, {
        repository: {
          ...catalogRepository,
          id: repositoryId,
          slug: `acme/${name}`,
        },
        completeUpTo: minute(30),
        checkIns: [aCheckIn({ repositoryId })],
        runs: [aRun({ repositoryId, id: '1' })],
        jobs: [aJob({ repositoryId, id: '1', runId: '1' })],
      });
    }
    await backend.knex('deliveries').insert({
      source: 'fake',
      hook: '1',
      id: '1',
      event: 'facts',
      payload: '{}',
      received_at: minute(1),
      state: 'parked',
    });
    await backend.answering.settle();
  });
  afterAll(async () => {
    await backend?.stop();
  });

  it('answers everything that is got with one, and 304 while that is so', async () => {
    for (const template of describedPaths) {
      const path = template
        .replace('{kind}/{namespace}/{name}', 'component/default/catalog')
        .replace('{source}', 'fake')
        .replace('/changes', '/changes?after=0')
        .replace(/\{[^}]+\}/g, '1');
      const first = await get(path, all);
      expect({ path, status: first.status }).toEqual({ path, status: 200 });
      expectDescribed(path, first);
      expect(first.headers).toMatchObject({
        etag: expect.stringMatching(/^W\//),
        'cache-control': 'private, no-cache',
        vary: expect.stringContaining('Authorization'),
      });
      const again = await get(path, all, first.headers.etag);
      expect({ path, status: again.status, body: again.text }).toEqual({
        path,
        status: 304,
        body: '',
      });
      expect(again.headers['cache-control']).toBe('private, no-cache');
    }
    expect(describedPaths.length).toBeGreaterThan(12);
  });

  it('gives each reader their own, and a reader without the right to look none', async () => {
    const mine = await get('/services', some);
    const whole = await get('/services', all);
    expect(mine.body.totalItems).toBe(1);
    expect(whole.body.totalItems).toBe(2);
    // Whoever shows another's has the answer that is for them.
    const shown = await get('/services', some, whole.headers.etag);
    expect(shown.status).toBe(200);
    expect(shown.body).toEqual(mine.body);

    const secret = '/services/component/default/secret';
    const { etag } = (await get(secret, all)).headers;
    expect((await get(secret, some, etag)).status).toBe(404);
    const unsigned = await request(backend.server)
      .get(`/api/ci${secret}`)
      .set('authorization', mockCredentials.none.header())
      .set('if-none-match', etag);
    expect(unsigned.status).toBe(401);
  });

  it('answers anew once something changed', async () => {
    const { etag } = (await get('/services', all)).headers;
    await seedFacts(backend.knex, {
      repository: { ...catalogRepository, id: 'github.com:0' },
      completeUpTo: minute(45),
    });
    const after = await get('/services', all, etag);
    expect(after.status).toBe(200);
    expect(after.headers.etag).not.toBe(etag);
  });
});
