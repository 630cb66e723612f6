import {
  coreServices,
  createServiceFactory,
  type SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
// The whole portal is what these tests are about.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import ciPlugin from '@mainline/backstage-plugin-ci-backend';
import ciModuleGithub from '@mainline/backstage-plugin-ci-backend-module-github';
import deliveryModuleGithub from '@mainline/backstage-plugin-delivery-backend-module-github';
import { CiClient } from '@mainline/backstage-plugin-ci-common';
import { DeliveryClient } from '@mainline/backstage-plugin-delivery-common';
import { createKnex } from '@mainline/backstage-plugin-mainline-node/testing';
import type { GithubSimulator } from '@mainline/github-simulator';
import type { AddressInfo } from 'node:net';
import type { Knex } from 'knex';
import { deliveryPlugin } from '../../plugin';
import { hasWork } from './hasWork';
import { portalCatalog } from './portalCatalog';
import { portalPolicy } from './portalPolicy';
import { realAuth, realAuthConfig, signIn } from './realAuth';
import { audience, secret } from './startGithub';

/** Everything that the plugins do by themselves, in an order in which one round mostly does it all. */
const taskIds = [
  'ci-refresh-services',
  'ci-inbox',
  'ci-reconciliation',
  'ci-project-health',
  'ci-project-self-check',
  'delivery-refresh-services',
  'delivery-read-ci-feed',
  'delivery-acting',
  'delivery-project-services',
];

export interface Stores {
  ci: Knex;
  delivery: Knex;
}

export interface AuditLine {
  eventId: string;
  outcome: 'success' | 'failure';
  actor?: string;
  meta: JsonObject;
}

/** Somebody who signed in. */
export interface Person {
  ci: CiClient;
  delivery: DeliveryClient;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** A backend with both real plugins and their real modules for GitHub, authentication and permissions, on the simulator. */
export interface Portal {
  stores: Stores;
  url: string;
  door: string;
  audit: AuditLine[];
  /** Services that pages were told of. */
  signals: string[][];
  /** As whom the API is used. */
  as(user: string, ...groups: string[]): Person;
  /** Resolves when pages were told of a service: signals wait for each other, in real time. */
  told(entityRef: string): Promise<void>;
  round(): Promise<void>;
  /** Rounds until nothing is left to do at this time. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPortal(options: {
  stores: Stores;
  github: GithubSimulator;
  /** Of the catalog; those of {@link portalCatalog} unless told. */
  entities?: Entity[];
  config?: JsonObject;
}): Promise<Portal> {
  const { stores, github } = options;
  const tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();
  const audit: AuditLine[] = [];
  const signals: string[][] = [];
  const stopping = new AbortController();
  const own: Knex[] = [];
  const backend = await startTestBackend({
    features: [
      ciPlugin,
      ciModuleGithub,
      deliveryPlugin,
      deliveryModuleGithub,
      options.entities
        ? catalogServiceMock.factory({ entities: options.entities })
        : portalCatalog,
      portalPolicy,
      ...realAuth,
      mockServices.rootConfig.factory({
        data: {
          ...realAuthConfig,
          github: { pointsPerMinute: 100_000 },
          integrations: {
            github: [
              { host: 'github.com', apiBaseUrl: github.url, token: 'a token' },
            ],
          },
          ci: { github: { webhookSecret: secret } },
          delivery: {
            // Of real time: longer than the second that lies between two writes to GitHub.
            sending: { timeout: { seconds: 3 } },
            github: {
              claims: [{ host: 'github.com', issuer: github.url, audience }],
            },
          },
          ...options.config,
        },
      }),
      createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) => ({
          async getClient() {
            const id = plugin.getId();
            if (id === 'ci') return stores.ci;
            if (id === 'delivery') return stores.delivery;
            const knex = createKnex({
              client: 'better-sqlite3',
              connection: ':memory:',
            });
            own.push(knex);
            return knex;
          },
        }),
      }),
      mockServices.auditor.mock({
        createEvent: async ({ eventId, meta }) => {
          const note = (outcome: AuditLine['outcome'], more?: JsonObject) =>
            void audit.push({ eventId, outcome, meta: { ...meta, ...more } });
          return {
            success: async told => note('success', told?.meta),
            fail: async () => note('failure'),
          };
        },
      }).factory,
      mockServices.scheduler.mock({
        scheduleTask: async task => void tasks.set(task.id, task),
      }).factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async ({ message }) =>
            void signals.push(message.entityRefs as string[]),
        }),
      }),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  const base = `http://localhost:${port}`;
  const url = `${base}/api/delivery`;

  async function round() {
    for (const id of taskIds) {
      const task = tasks.get(id);
      if (!task) throw new Error(`No plugin scheduled a task '${id}'`);
      await task.fn(stopping.signal);
    }
  }
  return {
    stores,
    url,
    door: `${base}/api/ci/webhooks/github`,
    audit,
    signals,
    as(user, ...groups) {
      const ask: typeof fetch = async (input, init) => {
        const headers = new Headers(init?.headers);
        const token = await signIn(base, user, groups);
        headers.set('authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers });
      };
      return {
        ci: new CiClient({
          discoveryApi: { getBaseUrl: async () => `${base}/api/ci` },
          fetchApi: { fetch: ask },
        }),
        delivery: new DeliveryClient({
          discoveryApi: { getBaseUrl: async () => url },
          fetchApi: { fetch: ask },
        }),
        fetch: (path, init) => ask(`${url}${path}`, init),
      };
    },
    async told(entityRef) {
      while (!signals.flat().includes(entityRef)) {
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    },
    round,
    async settle() {
      do {
        await github.webhooksSettled();
        await github.claimsSettled();
        await round();
        // Work that a request or a delivery kicked off may go on beside the round.
        await new Promise(resolve => setTimeout(resolve, 10));
      } while (await hasWork(stores));
    },
    async stop() {
      stopping.abort();
      await backend.stop();
      for (const knex of own) await knex.destroy();
    },
  };
}
