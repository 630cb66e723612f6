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
import type { OnboardingCheck } from '@mainline/backstage-plugin-onboarding-node';
import type { Server } from 'node:http';
import type { Knex } from 'knex';
import { Onboarding } from '../Onboarding';
import { FakeCi } from './FakeCi';
import { FakeDelivery } from './FakeDelivery';

export function aComponent(name: string, owner = 'storefront'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service' },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  };
}

export function aGroup(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
  };
}

export interface OnboardingBackend {
  server: Server;
  knex: Knex;
  ci: FakeCi;
  delivery: FakeDelivery;
  onboarding: Onboarding;
  tasks: Map<string, SchedulerServiceTaskFunction>;
  signals: string[][];
  audit: Array<{
    eventId: string;
    outcome: 'success' | 'failure';
    meta?: JsonObject;
  }>;
  catalogRequests: () => number;
  /** The instant that the backend takes for now. */
  clock: { now: string };
  stop(): Promise<void>;
}

/** The onboarding backend, over a ci and a delivery that the test says. */
export async function startOnboarding(options: {
  knex: Knex;
  entities?: Entity[];
  config?: JsonObject;
  checks?: OnboardingCheck[];
  checkTimeoutMs?: number;
  features?: BackendFeature[];
}): Promise<OnboardingBackend> {
  const ci = new FakeCi();
  const delivery = new FakeDelivery();
  const audit: OnboardingBackend['audit'] = [];
  const signals: string[][] = [];
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  const clock = { now: '2026-11-10T09:00:00.000Z' };
  let catalogRequests = 0;
  let onboarding: Onboarding | undefined;
  const catalog = catalogServiceMock({
    entities: options.entities ?? [aComponent('catalog'), aGroup('storefront')],
  });

  const plugin = createBackendPlugin({
    pluginId: 'onboarding',
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
          onboarding = Onboarding.create({
            ...services,
            knex: await openDatabase(
              database,
              '@mainline/backstage-plugin-onboarding-backend',
            ),
            ci: ci.api,
            delivery: delivery.api,
            addedChecks: options.checks ?? [],
            checkTimeoutMs: options.checkTimeoutMs,
            now: () => Date.parse(clock.now),
          });
          httpRouter.use(onboarding.createRouter());
        },
      });
    },
  });

  const backend = await startTestBackend({
    features: [
      plugin,
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true }, ...options.config },
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
          success: async () => {
            audit.push({ eventId, outcome: 'success', meta });
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
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () =>
          new Proxy(catalog, {
            get(target, name) {
              catalogRequests += 1;
              const found: unknown = Reflect.get(target, name);
              return typeof found === 'function' ? found.bind(target) : found;
            },
          }),
      }),
      ...(options.features ?? []),
    ],
  });
  if (!onboarding) throw new Error('The plugin was not initialised');
  const started = onboarding;
  return {
    server: backend.server,
    knex: options.knex,
    ci,
    delivery,
    onboarding: started,
    tasks,
    signals,
    audit,
    catalogRequests: () => catalogRequests,
    clock,
    async stop() {
      await started.stop();
      await backend.stop();
    },
  };
}
