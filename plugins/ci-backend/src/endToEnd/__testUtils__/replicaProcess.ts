/*
 * A backend with the real plugin and its real GitHub module in a process of its own: `replicaProcess.ts '<ReplicaArguments>'`.
 * It says `ready <port>` when its door is open. Told `round` it does every scheduled task once, as a replica whose turn it is, and says
 * `done`. It ends with its standard input, if nobody kills it.
 */
import type { AddressInfo, Server } from 'node:net';
import { createInterface } from 'node:readline';
import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import {
  coreServices,
  createServiceFactory,
  type SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import ciModuleGithub from '@mainline/backstage-plugin-ci-backend-module-github';
import createKnex, { type Knex } from 'knex';
import { ciPlugin } from '../../plugin';
import { taskIds } from './taskIds';

export interface ReplicaArguments {
  knex: Knex.Config;
  config: JsonObject;
  entities: Entity[];
}

async function main() {
  const given = JSON.parse(process.argv[2]) as ReplicaArguments;
  const knex = createKnex(given.knex);
  const tasks: SchedulerServiceTaskInvocationDefinition[] = [];
  const stopping = new AbortController();

  let server: Server | undefined;

  const backend = createBackend();
  backend.add(ciPlugin);
  backend.add(ciModuleGithub);
  backend.add(
    rootHttpRouterServiceFactory({
      configure(context) {
        server = context.server;
        context.applyDefaults();
      },
    }),
  );
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => new ConfigReader(given.config),
    }),
  );
  backend.add(
    createServiceFactory({
      service: coreServices.database,
      deps: {},
      factory: () => ({ getClient: async () => knex }),
    }),
  );
  backend.add(
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => new InMemoryCatalogClient({ entities: given.entities }),
    }),
  );
  backend.add(
    createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: () => ({
        triggerTask: async () => {},
        cancelTask: async () => {},
        getScheduledTasks: async () => [],
        createScheduledTaskRunner: () => ({ run: async () => {} }),
        scheduleTask: async task => {
          tasks.push(task);
        },
      }),
    }),
  );
  await backend.start();
  const { port } = server!.address() as AddressInfo;
  process.stdout.write(`ready ${port}\n`);

  for await (const line of createInterface({ input: process.stdin })) {
    if (line !== 'round') continue;
    for (const id of taskIds) {
      await tasks.find(task => task.id === id)?.fn(stopping.signal);
    }
    process.stdout.write('done\n');
  }
  stopping.abort();
  await backend.stop();
  await knex.destroy();
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
