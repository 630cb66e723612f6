import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { createDeliveryClient } from './createDeliveryClient';
import { EnvironmentCollatorFactory } from './EnvironmentCollatorFactory';
import { readCollatorConfig } from './readCollatorConfig';

/**
 * Search finds environments: `uat` leads to its place in the matrix. Services are found as the Components that they are,
 * by Backstage's own collator of the catalog.
 *
 * @public
 */
export const searchModuleMainline = createBackendModule({
  pluginId: 'search',
  moduleId: 'mainline',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        indexRegistry: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, indexRegistry, scheduler }) {
        const { schedule, locationTemplate } = readCollatorConfig(config);
        indexRegistry.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new EnvironmentCollatorFactory({
            delivery: createDeliveryClient({ auth, discovery }),
            locationTemplate,
          }),
        });
      },
    });
  },
});
