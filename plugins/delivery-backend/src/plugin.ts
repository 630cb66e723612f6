import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { deployersExtensionPoint } from '@mainline/backstage-plugin-delivery-node';
import type { Deployer } from '@mainline/backstage-plugin-delivery-node';
import { openDatabase } from '@mainline/backstage-plugin-mainline-node';
import { Acting } from './Acting';
import { Answering } from './Answering';
import { CLAIMS_PATH } from './api';
import { createCiClient } from './ci/createCiClient';

/**
 * Deploys services, and answers what is where.
 *
 * @public
 */
export const deliveryPlugin = createBackendPlugin({
  pluginId: 'delivery',
  register(env) {
    const deployers: Deployer[] = [];
    env.registerExtensionPoint(deployersExtensionPoint, {
      addDeployer(deployer) {
        if (deployers.some(({ id }) => id === deployer.id)) {
          throw new ConflictError(
            `A deployer named '${deployer.id}' was added twice: install its module once, or give the other an id of its own.`,
          );
        }
        deployers.push(deployer);
      },
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init({ database, discovery, httpRouter, lifecycle, ...services }) {
        const knex = await openDatabase(
          database,
          '@mainline/backstage-plugin-delivery-backend',
        );
        const ci = createCiClient({ ...services, discovery });
        // The halves know each other by what they tell: one that a deployment changed, the other that runs may have moved.
        const halves: { acting?: Acting } = {};
        const answering = Answering.create({
          ...services,
          knex,
          ci,
          deployers,
          runsMayHaveMoved: async runs => halves.acting?.runsMayHaveMoved(runs),
        });
        const acting = Acting.create({
          ...services,
          knex,
          ci,
          deployers,
          onChanged: entityRefs => answering.servicesChanged(entityRefs),
        });
        halves.acting = acting;

        httpRouter.addAuthPolicy({
          path: CLAIMS_PATH,
          allow: 'unauthenticated',
        });
        httpRouter.use(answering.createRouter(acting));

        lifecycle.addStartupHook(async () => {
          await acting.start();
          await answering.start();
        });
        lifecycle.addShutdownHook(async () => {
          await acting.stop();
          await answering.stop();
        });
      },
    });
  },
});
