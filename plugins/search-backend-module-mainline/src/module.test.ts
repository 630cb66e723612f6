import { setTimeout as pause } from 'node:timers/promises';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import searchModulePg from '@backstage/plugin-search-backend-module-pg';
import type { Environment } from '@mainline/backstage-plugin-delivery-common';
import { testDatabases } from '@mainline/backstage-plugin-mainline-node/testing';
import request from 'supertest';
import searchModuleMainline from '.';

jest.setTimeout(60_000);

const databases = testDatabases();

const environment = (
  name: string,
  change: Partial<Environment> = {},
): Environment => ({
  name,
  title: name,
  kind: 'uat',
  order: 10,
  dataCentres: [],
  deviations: [],
  ...change,
});

const environments = [
  environment('uat', {
    title: 'User acceptance',
    platform: 'mainframe',
    owner: 'group:default/testers',
    entityRef: 'resource:default/uat',
  }),
  environment('production', { title: 'Production', kind: 'production' }),
];

/** Stands in for the delivery backend, and wants to be asked by the search itself. */
const deliveryPlugin = createBackendPlugin({
  pluginId: 'delivery',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ httpAuth, httpRouter }) {
        httpRouter.use(async (asked, answer) => {
          const { principal } = await httpAuth.credentials(asked, {
            allow: ['service'],
          });
          if (asked.path !== '/environments') answer.status(404).end();
          else if (principal.subject !== 'plugin:search') {
            answer.status(403).end();
          } else answer.json({ environments, mistakes: [] });
        });
      },
    });
  },
});

describe.each(databases.eachSupportedId())('search on %s', databaseId => {
  let stop: () => Promise<void>;
  let find: (term: string) => Promise<Array<Record<string, unknown>>>;
  let mayReadUat = true;

  beforeAll(async () => {
    const knex = await databases.init(databaseId);
    let index: (() => void | Promise<void>) | undefined;
    const backend = await startTestBackend({
      features: [
        searchPlugin,
        ...(databaseId.startsWith('POSTGRES') ? [searchModulePg] : []),
        searchModuleMainline,
        deliveryPlugin,
        mockServices.database.mock({ getClient: async () => knex }).factory,
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
          },
        }),
        mockServices.scheduler.mock({
          createScheduledTaskRunner: () => ({
            run: async ({ fn }) => {
              index = () => fn(new AbortController().signal);
            },
          }),
        }).factory,
        mockServices.permissions.mock({
          authorizeConditional: async asked =>
            asked.map(({ permission }) => ({
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType:
                'resourceType' in permission ? permission.resourceType : '',
              conditions: { rule: 'IS_OWNER', resourceType: '', params: {} },
            })),
          authorize: async asked =>
            asked.map(() => ({
              result: mayReadUat ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
            })),
        }).factory,
      ],
    });
    stop = () => backend.stop();
    find = async term => {
      const { body } = await request(backend.server)
        .get('/api/search/query')
        .query({ term, types: ['environment'] })
        .set('authorization', mockCredentials.user.header());
      return (body.results ?? []).map(
        (each: { document: Record<string, unknown> }) => each.document,
      );
    };
    while (!index) await pause(20);
    await index();
  });
  afterAll(() => stop?.());

  it('finds an environment by its name, its title and what it runs on, and leads to its place in the matrix', async () => {
    for (const term of ['uat', 'acceptance', 'mainframe']) {
      expect(await find(term)).toMatchObject([
        {
          title: 'User acceptance',
          environment: 'uat',
          location: '/delivery?environment=uat',
          owner: 'group:default/testers',
        },
      ]);
    }
    expect(await find('nothing-of-the-kind')).toEqual([]);
  });

  it('hides one that its reader may not see in the catalog, and shows one that is there by convention', async () => {
    mayReadUat = false;
    expect(await find('uat')).toEqual([]);
    expect(await find('production')).toHaveLength(1);
  });
});
