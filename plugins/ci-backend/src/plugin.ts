import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { ciSourcesExtensionPoint } from '@mainline/backstage-plugin-ci-node';
import type { CiSource } from '@mainline/backstage-plugin-ci-node';
import { Collecting } from './Collecting';
import { openDatabase } from '@mainline/backstage-plugin-mainline-node';
import { Answering } from './Answering';
import type { FactsListener } from './facts';
import { ChangeEvent } from './feed';
import { observeCollecting } from './metrics';
import { readAnsweringConfig } from './readAnsweringConfig';

/**
 * Collects runs, jobs and check-ins of every service and answers for their health.
 *
 * @public
 */
export const ciPlugin = createBackendPlugin({
  pluginId: 'ci',
  register(env) {
    const sources: CiSource[] = [];
    env.registerExtensionPoint(ciSourcesExtensionPoint, {
      addSource(source) {
        if (sources.some(({ id }) => id === source.id)) {
          throw new ConflictError(
            `A source of builds named '${source.id}' was added twice: install its module once, or give the other an id of its own.`,
          );
        }
        sources.push(source);
      },
    });

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
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init({
        httpRouter,
        lifecycle,
        database,
        events,
        metrics,
        ...services
      }) {
        const knex = await openDatabase(
          database,
          '@mainline/backstage-plugin-ci-backend',
        );
        // The halves know each other by what they tell: one that facts changed, the other that names are to be looked for.
        let onFactsChanged: FactsListener = () => {};
        const collecting = await Collecting.create({
          ...services,
          database,
          sources,
          onFactsChanged: (...told) => onFactsChanged(...told),
        });
        const answering = Answering.create({
          ...services,
          knex,
          sources,
          collecting,
        });
        observeCollecting({
          metrics,
          knex,
          sources,
          lateAfterMs: readAnsweringConfig(services.config).lateAfterMs,
        });
        const changeEvent = new ChangeEvent({
          events,
          logger: services.logger,
        });
        onFactsChanged = (_, what) => {
          changeEvent.feedGrew();
          answering.factsChanged(what);
        };

        // The door reads the bytes of a delivery itself, for its signature is over them: nothing may parse before it.
        httpRouter.use(collecting.door);
        httpRouter.addAuthPolicy({
          path: '/webhooks',
          allow: 'unauthenticated',
        });
        httpRouter.use(answering.createRouter(collecting));

        lifecycle.addStartupHook(async () => {
          await collecting.start();
          await answering.start();
        });
        lifecycle.addShutdownHook(async () => {
          await collecting.stop();
          changeEvent.stop();
          await answering.stop();
        });
      },
    });
  },
});
