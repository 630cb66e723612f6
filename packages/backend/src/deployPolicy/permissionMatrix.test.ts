import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { SchedulerServiceTaskFunction } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import deliveryPlugin, {
  deliveryTargetRules,
} from '@mainline/backstage-plugin-delivery-backend';
import { deployersExtensionPoint } from '@mainline/backstage-plugin-delivery-node';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import type { JsonObject } from '@backstage/types';
import { Router } from 'express';
import type { Knex } from 'knex';
import type { Server } from 'node:http';
import request from 'supertest';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { DeployPolicy } from './DeployPolicy';
import { readDeployPolicyConfig } from './readDeployPolicyConfig';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const catalog = 'component:default/catalog';
const sha = 'a'.repeat(40);
const at = '2026-03-01T09:00:00.000Z';
const repository = {
  id: 'github.com:1',
  host: 'github.com',
  slug: 'acme/catalog',
  url: 'https://github.com/acme/catalog',
  defaultBranch: 'main',
  archived: false,
};
const service = { entityRef: catalog, name: 'catalog', mapping: {} };

/** Answers as ci does, of one service with one check-in. */
const ciPlugin = createBackendPlugin({
  pluginId: 'ci',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter },
      async init({ http }) {
        const router = Router();
        router.get('/services', (_, response) => {
          response.json({ items: [{ service }], totalItems: 1 });
        });
        router.get('/changes', (_, response) => {
          response.json({ items: [], position: '0' });
        });
        router.get('/services/*', (_, response) => {
          response.json({
            service,
            repository,
            workflows: [],
            commitStage: [],
            checkIns: [
              {
                repositoryId: repository.id,
                sha,
                message: '',
                reachedMainlineAt: at,
                pushIndex: 0,
              },
            ],
            runs: [],
            jobs: [],
            deployments: [],
          });
        });
        http.use(router);
      },
    });
  },
});

/** Has a way for everything; what is asked of it here is only whether. */
const deployer: Deployer = {
  id: 'fake',
  handles: () => true,
  plan: async () => ({ possible: false, sentence: 'Nothing deploys it.' }),
  target: () => ({ possible: false, sentence: 'Nothing deploys it.' }),
  resolveVersion: async () => undefined,
  dispatch: async () => ({ outcome: 'refused', sentence: 'Not here.' }),
  find: async () => undefined,
  cancel: async () => {},
};

const deployerModule = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'fake',
  register(env) {
    env.registerInit({
      deps: { deployers: deployersExtensionPoint },
      async init({ deployers }) {
        deployers.addDeployer(deployer);
      },
    });
  },
});

const groupsOf: Record<string, string[]> = {
  'user:default/owner': ['group:default/storefront'],
  'user:default/other': ['group:default/payments'],
  'user:default/release': ['group:default/release'],
};

const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    getUserInfo: async credentials => {
      const { userEntityRef } = credentials.principal as {
        userEntityRef: string;
      };
      return {
        userEntityRef,
        ownershipEntityRefs: [
          userEntityRef,
          ...(groupsOf[userEntityRef] ?? []),
        ],
      };
    },
  }),
});

const isAllowed = createConditionAuthorizer(Object.values(deliveryTargetRules));

const kinds = { uat: 'uat', production: 'production' } as const;

/**
 * The real policy and the real rules. Between them stands no permission backend: tokens of tests do not tell which plugin
 * passes a user's question on, and without that it refuses to apply conditions. The end-to-end tests of delivery-backend go
 * through a real one.
 */
const permissions = createServiceFactory({
  service: coreServices.permissions,
  deps: {
    auth: coreServices.auth,
    config: coreServices.rootConfig,
    userInfo: coreServices.userInfo,
  },
  factory: ({ auth, config, userInfo: users }) => {
    const policy = new DeployPolicy(readDeployPolicyConfig(config));
    return {
      authorize: (asked, options) =>
        Promise.all(
          asked.map(async ({ permission, resourceRef = '' }) => {
            const credentials = options?.credentials;
            if (!auth.isPrincipal(credentials, 'user')) {
              return { result: AuthorizeResult.ALLOW };
            }
            const info = await users.getUserInfo(credentials);
            const decision = await policy.handle({ permission }, {
              info,
              credentials,
            } as PolicyQueryUser);
            const environment = resourceRef.split('@')[1] as keyof typeof kinds;
            const target = {
              service: catalog,
              owners: ['group:default/storefront'],
              environment,
              kind: kinds[environment] ?? ('test' as const),
            };
            return {
              result: isAllowed(decision, target)
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
            };
          }),
        ),
      authorizeConditional: async asked =>
        asked.map(() => ({ result: AuthorizeResult.ALLOW })),
    };
  },
});

async function startPortal(knex: Knex, config: JsonObject) {
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  const backend = await startTestBackend({
    features: [
      ciPlugin,
      deliveryPlugin,
      deployerModule,
      permissions,
      userInfo,
      mockServices.rootConfig.factory({ data: config }),
      mockServices.database.mock({ getClient: async () => knex }).factory,
      mockServices.scheduler.mock({
        scheduleTask: async task => {
          tasks.set(task.id, task.fn);
        },
      }).factory,
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'catalog', namespace: 'default' },
            relations: [
              { type: 'ownedBy', targetRef: 'group:default/storefront' },
            ],
          },
        ],
      }),
    ],
  });
  for (const task of [
    'delivery-refresh-services',
    'delivery-project-services',
  ]) {
    await tasks.get(task)?.(new AbortController().signal);
  }
  for (const environment of ['uat', 'production']) {
    for (const state of ['running', 'unknown']) {
      const id = `${state}-${environment}`;
      await knex('deployments')
        .insert({
          id,
          service: catalog,
          service_name: 'catalog',
          environment,
          asked: '{}',
          version: 'b1',
          sha,
          deployer: 'fake',
          plan: '{}',
          explanation: '{}',
          state,
          phase: state === 'running' ? 'sending' : 'ended',
          requested_by: 'user:default/somebody',
          idempotency_key: id,
          requested_at: at,
          claim: 'none',
        })
        .onConflict('id')
        .ignore();
    }
  }
  return backend;
}

type Who = keyof typeof credentials;

const credentials = {
  nobody: mockCredentials.none.header(),
  guest: mockCredentials.user.header('user:development/guest'),
  'member of another team': mockCredentials.user.header('user:default/other'),
  owner: mockCredentials.user.header('user:default/owner'),
  'release group': mockCredentials.user.header('user:default/release'),
  'service token that is named': mockCredentials.service.header({
    onBehalfOf: mockCredentials.service('external:named'),
    targetPluginId: 'delivery',
  }),
  'service token that is not named': mockCredentials.service.header({
    onBehalfOf: mockCredentials.service('external:stranger'),
    targetPluginId: 'delivery',
  }),
};

const everybody = Object.keys(credentials) as Who[];

/** Who may act where, by the portal's example policy; nobody else may. */
const mayAct: Record<'uat' | 'production', Who[]> = {
  uat: ['owner', 'service token that is named'],
  production: ['release group'],
};

const acts: Array<[string, (environment: string) => string]> = [
  ['deploy', () => '/deployments'],
  ['cancel', environment => `/deployments/running-${environment}/cancel`],
  [
    'send again',
    environment => `/deployments/unknown-${environment}/send-again`,
  ],
];

const reads = [
  '/openapi.json',
  '/environments',
  '/matrix',
  '/services/component/default/catalog',
  '/services/component/default/catalog/candidates',
  '/services/component/default/catalog/deployments',
  '/deployments/running-uat',
  `/explanation?service=catalog&environment=uat&version=${sha}`,
];

async function act(
  server: Server,
  path: string,
  environment: string,
  who: Who,
) {
  const { status, body } = await request(server)
    .post(`/api/delivery${path}`)
    .set('authorization', credentials[who])
    .set('Idempotency-Key', `${who.replaceAll(' ', '-')}-${environment}`)
    .send(
      path === '/deployments'
        ? { service: 'catalog', environment, version: sha }
        : {},
    );
  return { status, message: body.error?.message as string | undefined };
}

const refusal = (who: Who) => (who === 'nobody' ? 401 : 403);

const config = {
  permission: { enabled: true },
  delivery: {
    automation: [
      {
        subject: 'external:named',
        services: ['component:default/catalog'],
        environments: ['uat'],
      },
    ],
  },
};

describe.each(databases.eachSupportedId())(
  'who may do what, on %s',
  databaseId => {
    let knex: Knex;
    let backend: Awaited<ReturnType<typeof startPortal>>;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      backend = await startPortal(knex, config);
    });
    afterAll(() => backend?.stop());

    describe.each(['uat', 'production'] as const)('in %s', environment => {
      const cases = acts.flatMap(([what, path]) =>
        everybody.map(
          who =>
            [
              what,
              who,
              mayAct[environment].includes(who) ? 'lets' : 'refuses',
              path(environment),
            ] as const,
        ),
      );
      it.each(cases)('to %s: %s → %s', async (_, who, answer, path) => {
        const { status, message } = await act(
          backend.server,
          path,
          environment,
          who,
        );
        // Let in, it is done, or something else than permissions stops it: nothing deploys it here.
        expect({ status, message }).toEqual({
          status: answer === 'lets' ? 409 : refusal(who),
          message: expect.any(String),
        });
      });
    });

    it.each(reads)('lets everybody who signed in read %s', async path => {
      for (const who of everybody) {
        const answer = await request(backend.server)
          .get(`/api/delivery${path}`)
          .set('authorization', credentials[who]);
        expect({ who, status: answer.status }).toEqual({
          who,
          status: who === 'nobody' ? 401 : 200,
        });
      }
    });

    it('says why not, and who can', async () => {
      const refused = (who: Who) =>
        act(backend.server, '/deployments', 'production', who);
      expect((await refused('owner')).message).toMatch(
        /do not let you deploy component:default\/catalog to environment production: ask its owner \(group:default\/storefront\)/,
      );
      expect((await refused('service token that is named')).message).toMatch(
        /'external:named' .* delivery\.automation/,
      );
    });
  },
);

describe('while permissions are off', () => {
  it.each([
    [false, 403, /permission\.enabled .* delivery\.allowWithoutPermissions/],
    [true, 409, /./],
  ])(
    'with allowWithoutPermissions %s answers acts with %s',
    async (allowWithoutPermissions, expected, sentence) => {
      const backend = await startPortal(await databases.init('SQLITE_3'), {
        permission: { enabled: false },
        delivery: { allowWithoutPermissions },
      });
      for (const [, path] of acts) {
        const { status, message } = await act(
          backend.server,
          path('uat'),
          'uat',
          'owner',
        );
        expect({ path: path('uat'), status, message }).toMatchObject({
          status: expected,
          message: expect.stringMatching(sentence),
        });
      }
      const stranger = await act(
        backend.server,
        '/deployments',
        'uat',
        'service token that is not named',
      );
      expect(stranger.status).toBe(403);
      await backend.stop();
    },
  );
});
