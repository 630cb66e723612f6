import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type {
  BackendFeature,
  SchedulerServiceTaskFunction,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import { openDatabase } from '@mainline/backstage-plugin-mainline-node';
import type { Server } from 'node:http';
import type { Knex } from 'knex';
import { Answering } from '../Answering';
import { CLAIMS_PATH } from '../api';
import type { MovedRun } from '../feed';
import { FakeCi } from './FakeCi';
import { FakeDeployer } from './FakeDeployer';
import { FakeDeployments } from './FakeDeployments';

export interface AuditLine {
  eventId: string;
  outcome: 'success' | 'failure';
  meta?: JsonObject;
}

export interface AnsweringBackend {
  server: Server;
  knex: Knex;
  ci: FakeCi;
  deployer: FakeDeployer;
  deployments: FakeDeployments;
  answering: Answering;
  moved: MovedRun[];
  signals: string[][];
  audit: AuditLine[];
  stop(): Promise<void>;
}

export function aComponent(name: string, owner = 'storefront'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service' },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  };
}

/** A backend with the answering half alone, over facts that the test says. */
export async function startAnswering(options: {
  knex: Knex;
  entities?: Entity[];
  config?: JsonObject;
  features?: BackendFeature[];
}): Promise<AnsweringBackend> {
  const ci = new FakeCi();
  const deployer = new FakeDeployer();
  const audit: AuditLine[] = [];
  const moved: MovedRun[] = [];
  const signals: string[][] = [];
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  let answering: Answering | undefined;
  let deployments: FakeDeployments | undefined;

  const plugin = createBackendPlugin({
    pluginId: 'delivery',
    register(env) {
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          database: coreServices.database,
          events: eventsServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          scheduler: coreServices.scheduler,
          signals: signalsServiceRef,
        },
        async init({ database, httpRouter, ...services }) {
          const knex = await openDatabase(
            database,
            '@mainline/backstage-plugin-delivery-backend',
          );
          deployments = new FakeDeployments(knex);
          answering = Answering.create({
            ...services,
            knex,
            ci,
            deployers: [deployer],
            runsMayHaveMoved: async runs => {
              moved.push(...runs);
            },
          });
          httpRouter.addAuthPolicy({
            path: CLAIMS_PATH,
            allow: 'unauthenticated',
          });
          httpRouter.use(answering.createRouter(deployments));
        },
      });
    },
  });

  const backend = await startTestBackend({
    features: [
      plugin,
      mockServices.rootConfig.factory({
        data: options.config ?? { permission: { enabled: true } },
      }),
      mockServices.database.mock({ getClient: async () => options.knex })
        .factory,
      mockServices.scheduler.mock({
        scheduleTask: async task => {
          tasks.set(task.id, task.fn);
        },
      }).factory,
      mockServices.auditor.mock({
        createEvent: async ({ eventId, meta }) => ({
          success: async told => {
            audit.push({
              eventId,
              outcome: 'success',
              meta: { ...meta, ...told?.meta },
            });
          },
          fail: async () => {
            audit.push({ eventId, outcome: 'failure', meta });
          },
        }),
      }).factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            signals.push(signal.message.entityRefs as string[]);
          },
        }),
      }),
      catalogServiceMock.factory({
        entities: options.entities ?? [aComponent('catalog')],
      }),
      ...(options.features ?? []),
    ],
  });
  if (!answering || !deployments) {
    throw new Error('The plugin was not initialised');
  }
  const started = answering;
  return {
    server: backend.server,
    knex: options.knex,
    ci,
    deployer,
    deployments,
    answering: started,
    moved,
    signals,
    audit,
    async stop() {
      await started.stop();
      await backend.stop();
    },
  };
}
