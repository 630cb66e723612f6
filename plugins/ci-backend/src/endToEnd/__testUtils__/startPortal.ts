import {
  createServiceFactory,
  type BackendFeature,
  type SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import { CiClient } from '@mainline/backstage-plugin-ci-common';
import ciModuleGithub from '@mainline/backstage-plugin-ci-backend-module-github';
import type { GithubSimulator } from '@mainline/github-simulator';
import type { AddressInfo } from 'node:net';
import type { Knex } from 'knex';
import { ciPlugin } from '../../plugin';
import { secret } from './startGithub';
import { hasWork } from './hasWork';
import { taskIds } from './taskIds';

/** A backend with the real plugin and its real GitHub module, asking the simulator over HTTP. */
export interface Portal {
  knex: Knex;
  /** The backend's API as its pages use it. */
  ci: CiClient;
  /** Base of the API, `…/api/ci`. */
  url: string;
  door: string;
  /** One round of one task, by its id. */
  run(taskId: string): Promise<void>;
  /** One round of every scheduled task, as each replica does. */
  round(): Promise<void>;
  /** Rounds until nothing is left to do at this time. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPortal(options: {
  knex: Knex;
  github: GithubSimulator;
  /** Of the catalog; those of the simulator's scenario unless told. */
  entities?: Entity[];
  ci?: JsonObject;
  /** Tasks beside those of {@link taskIds}. */
  alsoTasks?: string[];
  /** Beside `ci` and `integrations`. */
  config?: JsonObject;
  /** What else is installed. */
  features?: BackendFeature[];
}): Promise<Portal> {
  const { knex, github } = options;
  const tasks: SchedulerServiceTaskInvocationDefinition[] = [];
  const stopping = new AbortController();
  const backend = await startTestBackend({
    features: [
      ...(options.features ?? []),
      ciPlugin,
      ciModuleGithub,
      mockServices.rootConfig.factory({
        data: {
          github: { pointsPerMinute: 100_000 },
          ...options.config,
          integrations: {
            github: [
              { host: 'github.com', apiBaseUrl: github.url, token: 'a token' },
            ],
          },
          ci: { github: { webhookSecret: secret }, ...options.ci },
        },
      }),
      mockServices.database.mock({ getClient: async () => knex }).factory,
      catalogServiceMock.factory({
        entities: options.entities ?? (github.catalogEntities() as Entity[]),
      }),
      mockServices.scheduler.mock({
        scheduleTask: async task => {
          tasks.push(task);
        },
      }).factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  const url = `http://localhost:${port}/api/ci`;

  async function run(id: string) {
    const task = tasks.find(each => each.id === id);
    if (!task) throw new Error(`The plugin scheduled no task '${id}'`);
    await task.fn(stopping.signal);
  }
  async function round() {
    for (const id of [...taskIds, ...(options.alsoTasks ?? [])]) {
      await run(id);
    }
  }
  return {
    knex,
    url,
    door: `${url}/webhooks/github`,
    ci: new CiClient({
      discoveryApi: { getBaseUrl: async () => url },
      fetchApi: { fetch },
    }),
    run,
    round,
    async settle() {
      await github.webhooksSettled();
      do {
        await round();
        // Work that a delivery kicked off may go on beside the round.
        await new Promise(resolve => setTimeout(resolve, 10));
      } while (await hasWork(knex));
    },
    async stop() {
      stopping.abort();
      await backend.stop();
    },
  };
}
