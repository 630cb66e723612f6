import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { ServiceFactory } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { SignalPayload } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import type { Server } from 'node:http';
import type { Knex } from 'knex';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import { Answering } from '../Answering';
import type { AnsweringOptions } from '../Answering';
import { FakeSource } from './FakeSource';
import type { JobReader } from '../api';
import { openDatabase } from '@mainline/backstage-plugin-mainline-node';

const noJobReader: JobReader = {
  readJobsNow: async () => {
    throw new Error('The test did not expect jobs to be read');
  },
  readJobLog: async () => {
    throw new Error('The test did not expect a log to be read');
  },
};

/** Reads what the facts of these tests are of. */
const githubSource = Object.assign(new FakeSource(), {
  handles: (host: string) => host === 'github.com',
});

/** A backend with the answering half alone, over a database that the test writes facts to. */
export interface AnsweringBackend {
  server: Server;
  knex: Knex;
  answering: Answering;
  signals: SignalPayload[];
  stop(): Promise<void>;
}

export async function startAnswering(options: {
  knex: Knex;
  entities?: Entity[];
  config?: JsonObject;
  jobReader?: JobReader;
  sources?: CiSource[];
  collecting?: AnsweringOptions['collecting'];
  services?: ServiceFactory[];
  now?: () => Date;
}): Promise<AnsweringBackend> {
  const signals: SignalPayload[] = [];
  let answering: Answering | undefined;

  const plugin = createBackendPlugin({
    pluginId: 'ci',
    register(env) {
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          database: coreServices.database,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          scheduler: coreServices.scheduler,
          signals: signalsServiceRef,
        },
        async init({ database, httpRouter, ...services }) {
          answering = Answering.create({
            ...services,
            knex: await openDatabase(
              database,
              '@mainline/backstage-plugin-ci-backend',
            ),
            sources: options.sources ?? [githubSource],
            collecting: options.collecting,
            now: options.now,
          });
          httpRouter.use(
            answering.createRouter(options.jobReader ?? noJobReader),
          );
        },
      });
    },
  });

  const backend = await startTestBackend({
    features: [
      plugin,
      mockServices.rootConfig.factory({ data: options.config ?? {} }),
      mockServices.database.mock({ getClient: async () => options.knex })
        .factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            signals.push(signal);
          },
        }),
      }),
      ...(options.services ?? [
        catalogServiceMock.factory({ entities: options.entities ?? [] }),
      ]),
    ],
  });
  if (!answering) throw new Error('The plugin was not initialised');
  const started = answering;
  return {
    server: backend.server,
    knex: options.knex,
    answering: started,
    signals,
    async stop() {
      await started.stop();
      await backend.stop();
    },
  };
}
