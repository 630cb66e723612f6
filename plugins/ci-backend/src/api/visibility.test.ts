import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { aComponent } from '../__testUtils__/aComponent';
import {
  describedPaths,
  expectDescribed,
} from '../__testUtils__/ApiDescription';
import {
  aRun,
  catalogRepository,
  minute,
  seedFacts,
} from '../__testUtils__/seedFacts';
import { startAnswering } from '../__testUtils__/startAnswering';
import type { AnsweringBackend } from '../__testUtils__/startAnswering';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const conditional: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: ['group:default/team-a'] },
  },
};

describe.each(databases.eachSupportedId())(
  'what a reader may see, on %s',
  databaseId => {
    let backend: AnsweringBackend;
    let decision: PolicyDecision;
    const authorizeConditional = jest.fn(async () => [decision]);
    const askedBy: unknown[] = [];

    const all = [aComponent('catalog'), aComponent('secret')];
    const catalog = catalogServiceMock({ entities: all });
    const visible = catalogServiceMock({ entities: [all[0]] });

    async function get(path: string, status: number, user: string) {
      const answer = await request(backend.server)
        .get(`/api/ci${path}`)
        .set('authorization', mockCredentials.user.header(user));
      expect({ path, status: answer.status }).toEqual({ path, status });
      expectDescribed(path, answer);
      return answer.body;
    }

    beforeAll(async () => {
      backend = await startAnswering({
        knex: await databases.init(databaseId),
        jobReader: {
          readJobsNow: async () => [],
          readJobLog: async () => undefined,
        },
        services: [
          mockServices.permissions.mock({
            authorizeConditional,
          }).factory,
          createServiceFactory({
            service: catalogServiceRef,
            deps: {},
            factory: () => ({
              ...catalog,
              // The reader's own credentials see what his conditions leave; the plugin's own see all.
              streamEntities: (query, options) => {
                const { principal } = options.credentials as {
                  principal: { type: string };
                };
                if (principal.type !== 'user') {
                  return catalog.streamEntities(query, options);
                }
                askedBy.push(principal);
                return visible.streamEntities(query, options);
              },
            }),
          }),
        ],
      });
      await backend.answering.settle();
      for (const [number, name] of ['catalog', 'secret'].entries()) {
        const repository = {
          ...catalogRepository,
          id: `github.com:${number}`,
          slug: `acme/${name}`,
        };
        await seedFacts(backend.knex, {
          repository,
          completeUpTo: minute(30),
          runs: [
            aRun({
              repositoryId: repository.id,
              id: `${number}`,
              contradiction: {
                words: ['failure', 'success'],
                at: minute(5),
                resolvedBy: 'redder',
              },
            }),
          ],
        });
      }
      await backend.knex('changes').insert([
        { position: 1001, kind: 'run', ref: 'github.com:0/0/1', at: minute(5) },
        { position: 1002, kind: 'run', ref: 'github.com:1/1/1', at: minute(5) },
        {
          position: 1003,
          kind: 'repository',
          ref: 'github.com:1',
          at: minute(5),
        },
      ]);
      await backend.answering.settle();
    });

    afterAll(async () => {
      await backend?.stop();
    });

    async function seenBy(user: string) {
      const services = await get('/services', 200, user);
      const summary = await get('/summary', 200, user);
      const changes = await get('/changes?after=0', 200, user);
      return {
        names: services.items.map(
          (item: { service: { name: string } }) => item.service.name,
        ),
        all: services.counts.all,
        totalItems: services.totalItems,
        repositories: summary.repositories,
        services: summary.services,
        runs: summary.runs.total,
        contradictions: summary.contradictions.map(
          (each: { service: string; repository: string }) => [
            each.repository,
            each.service,
          ],
        ),
        changes: [
          ...new Set(changes.items.map((item: { ref: string }) => item.ref)),
        ].sort(),
        position: changes.position,
      };
    }

    it('is everything where the catalog allows everything', async () => {
      decision = { result: AuthorizeResult.ALLOW };
      expect(await seenBy('user:default/all')).toEqual({
        names: ['catalog', 'secret'],
        all: 2,
        totalItems: 2,
        repositories: 2,
        services: 2,
        runs: 2,
        contradictions: [
          ['acme/catalog', 'component:default/catalog'],
          ['acme/secret', 'component:default/secret'],
        ],
        changes: [
          'component:default/catalog',
          'component:default/secret',
          'github.com:0/0/1',
          'github.com:1',
          'github.com:1/1/1',
        ],
        position: '1003',
      });
      await get(
        '/services/component/default/secret/runs/1',
        200,
        'user:default/all',
      );
    });

    it('is nothing where the catalog denies', async () => {
      decision = { result: AuthorizeResult.DENY };
      expect(await seenBy('user:default/none')).toEqual({
        names: [],
        all: 0,
        totalItems: 0,
        repositories: 0,
        services: 0,
        runs: 0,
        contradictions: [],
        changes: [],
        position: '1003',
      });
      await get(
        '/services/component/default/catalog',
        404,
        'user:default/none',
      );
    });

    it('is what the catalog shows to the reader himself, under conditions', async () => {
      decision = conditional;
      expect(await seenBy('user:default/some')).toEqual({
        names: ['catalog'],
        all: 1,
        totalItems: 1,
        repositories: 1,
        services: 1,
        runs: 1,
        contradictions: [['acme/catalog', 'component:default/catalog']],
        changes: ['component:default/catalog', 'github.com:0/0/1'],
        position: '1003',
      });
      expect(askedBy).toContainEqual(
        expect.objectContaining({ userEntityRef: 'user:default/some' }),
      );
    });

    it('hides a service on every route about it, in the same words as one that is not there', async () => {
      decision = conditional;
      const routes = describedPaths.filter(path => path.includes('{name}'));
      expect(routes.length).toBeGreaterThan(4);
      for (const template of routes) {
        const of = (name: string) =>
          template
            .replace('{kind}', 'component')
            .replace('{namespace}', 'default')
            .replace('{name}', name)
            .replace(/\{[^}]+\}/g, '1');
        const hidden = await get(of('secret'), 404, 'user:default/some');
        const absent = await get(of('nobody'), 404, 'user:default/some');
        expect(hidden.error.message).toBe(
          absent.error.message.replaceAll('nobody', 'secret'),
        );
      }
    });

    it('is asked once for all that a page asks at a time', async () => {
      decision = conditional;
      authorizeConditional.mockClear();
      await get('/services', 200, 'user:default/paging');
      await get('/summary', 200, 'user:default/paging');
      expect(authorizeConditional).toHaveBeenCalledTimes(1);
      await get('/services', 200, 'user:default/another');
      expect(authorizeConditional).toHaveBeenCalledTimes(2);
    });
  },
);
