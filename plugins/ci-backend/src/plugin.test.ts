import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { SchedulerServiceTaskFunction } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { EventParams } from '@backstage/plugin-events-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ServerPermissionClient } from '@backstage/plugin-permission-node';
import { ciSourcesExtensionPoint } from '@mainline/backstage-plugin-ci-node';
import type { Change } from '@mainline/backstage-plugin-ci-common';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import type { Server } from 'node:http';
import request from 'supertest';
import { aComponent } from './__testUtils__/aComponent';
import { expectDescribed } from './__testUtils__/ApiDescription';
import { aRun } from './__testUtils__/seedFacts';
import { ciPlugin } from './plugin';
import { FakeSource } from './__testUtils__/FakeSource';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

function aModule(...sources: CiSource[]) {
  return createBackendModule({
    pluginId: 'ci',
    moduleId: 'fake',
    register(env) {
      env.registerInit({
        deps: { ciSources: ciSourcesExtensionPoint },
        async init({ ciSources }) {
          sources.forEach(source => ciSources.addSource(source));
        },
      });
    },
  });
}

const scheduledInOrder = [
  'ci-refresh-services',
  'ci-reconciliation',
  'ci-project-health',
];

/** A source that knows of one repository with one red build, of five minutes ago. */
function aSource(): FakeSource {
  const source = new FakeSource();
  const ago = (minutes: number) =>
    new Date(Date.now() - minutes * 60_000).toISOString();
  const id = 'fake.example:1';
  source.repositories.push({
    pullRequests: [],
    branches: [],
    changedPaths: {},
    fact: {
      id,
      host: 'fake.example',
      slug: 'acme/catalog',
      url: 'https://fake.example/acme/catalog',
      defaultBranch: 'main',
      archived: false,
    },
    workflows: [
      {
        repositoryId: id,
        id: '10',
        name: 'CI',
        path: '.github/workflows/ci.yml',
        state: 'active',
      },
    ],
    runs: [
      aRun({
        repositoryId: id,
        id: '1',
        conclusion: 'failure',
        createdAt: ago(8),
        startedAt: ago(7),
        updatedAt: ago(5),
      }),
    ],
    jobs: [
      {
        repositoryId: id,
        id: '77',
        runId: '1',
        attempt: 1,
        name: 'unit-tests',
        status: 'completed',
        conclusion: 'failure',
        labels: [],
        steps: [
          {
            number: 1,
            name: 'jest',
            status: 'completed',
            conclusion: 'failure',
          },
        ],
      },
    ],
    deployments: [
      {
        repositoryId: id,
        id: '900',
        environment: 'uat',
        sha: 'a1',
        createdAt: ago(4),
        state: 'success',
        stateAt: ago(3),
      },
    ],
    checkIns: [
      {
        repositoryId: id,
        sha: 'a1',
        message: 'Fix price rounding',
        reachedMainlineAt: ago(8),
        pushIndex: 0,
      },
    ],
  });
  return source;
}

describe.each(databases.eachSupportedId())(
  'the ci plugin on %s',
  databaseId => {
    let server: Server;
    let stop: () => Promise<void>;
    const events: EventParams[] = [];

    async function get(path: string) {
      const answer = await request(server).get(`/api/ci${path}`);
      expectDescribed(path, answer);
      return answer.body;
    }

    beforeAll(async () => {
      const knex = await databases.init(databaseId);
      const tasks = new Map<string, SchedulerServiceTaskFunction>();
      const backend = await startTestBackend({
        features: [
          ciPlugin,
          aModule(aSource()),
          mockServices.rootConfig.factory({
            data: { integrations: { github: [{ host: 'fake.example' }] } },
          }),
          mockServices.database.mock({ getClient: async () => knex }).factory,
          // As it really decides for a backend's token, where permissions are on.
          createServiceFactory({
            service: coreServices.permissions,
            deps: {
              auth: coreServices.auth,
              discovery: coreServices.discovery,
            },
            factory: ({ auth, discovery }) => {
              const real = ServerPermissionClient.fromConfig(
                mockServices.rootConfig({
                  data: { permission: { enabled: true } },
                }),
                { auth, discovery },
              );
              return mockServices.permissions.mock({
                authorizeConditional: (queries, options) =>
                  options?.credentials &&
                  auth.isPrincipal(options.credentials, 'service')
                    ? real.authorizeConditional(queries, options)
                    : mockServices
                        .permissions()
                        .authorizeConditional(queries, options),
              });
            },
          }),
          mockServices.events.mock({
            publish: async event => void events.push(event),
          }).factory,
          mockServices.scheduler.mock({
            scheduleTask: async task => {
              tasks.set(task.id, task.fn);
            },
          }).factory,
          catalogServiceMock.factory({
            entities: [
              aComponent('catalog'),
              aComponent('other', {
                annotations: {
                  'backstage.io/source-location': 'url:https://gitlab.test/a/b',
                },
              }),
            ],
          }),
        ],
      });
      server = backend.server;
      stop = () => backend.stop();
      for (const task of scheduledInOrder) {
        await tasks.get(task)?.(new AbortController().signal);
      }
    });

    afterAll(async () => {
      await stop?.();
    });

    const service = '/services/component/default/catalog';

    it('brings a build of a source to the page over all services', async () => {
      const health = await get(service);
      expect(health).toMatchObject({
        state: 'failing',
        brokenBy: { sha: 'a1', message: 'Fix price rounding' },
        failing: { jobId: '77', jobName: 'unit-tests', stepName: 'jest' },
        repositoryUrl: 'https://fake.example/acme/catalog',
      });
      expect(health.completeUpTo).toMatch(/Z$/);
    });

    it('tells other backends that there is something to read in the feed', async () => {
      expect(events).toContainEqual({
        topic: 'mainline.ci.changes',
        eventPayload: {},
      });
    });

    it('gives another backend the whole feed for its token', async () => {
      const answer = await request(server)
        .get('/api/ci/changes?after=0')
        .set(
          'authorization',
          mockCredentials.service.header({
            onBehalfOf: mockCredentials.service('plugin:delivery'),
            targetPluginId: 'ci',
          }),
        );
      expectDescribed('/changes', answer);
      expect(answer.body.position).toBe(
        String(answer.body.items[answer.body.items.length - 1].position),
      );
      expect(
        new Set(answer.body.items.map(({ kind }: Change) => kind)),
      ).toEqual(
        new Set([
          'service',
          'repository',
          'run',
          'job',
          'check-in',
          'deployment',
        ]),
      );
    });

    it('says where no source reads the host of a service', async () => {
      expect(await get('/services/component/default/other')).toMatchObject({
        state: 'unmapped',
        service: { mapping: { mapped: false, reason: 'no-source' } },
      });
    });

    it('passes the log of a job on', async () => {
      expect(await get(`${service}/jobs/77/log?tail=60`)).toEqual({
        text: 'log of 77',
        totalLines: 1,
        firstLine: 1,
      });
    });

    it('opens the webhook door, and only that, to whoever has no credentials', async () => {
      const none = mockCredentials.none.header();
      const delivery = await request(server)
        .post('/api/ci/webhooks/fake')
        .set('authorization', none)
        .set('content-type', 'application/json')
        .send('{}');
      expect(delivery.status).toBe(403);
      const read = await request(server)
        .get('/api/ci/services')
        .set('authorization', none);
      expect(read.status).toBe(401);
      const unknown = await request(server)
        .get('/api/ci/anything')
        .set('authorization', none);
      expect(unknown.status).toBe(401);
    });
  },
);

describe('the ci plugin', () => {
  it('refuses a second source of the same id', async () => {
    await expect(
      startTestBackend({
        features: [
          ciPlugin,
          aModule(new FakeSource(), new FakeSource()),
          catalogServiceMock.factory(),
        ],
      }),
    ).rejects.toThrow(/'fake' was added twice/);
  });
});
