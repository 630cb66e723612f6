import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';

/**
 * Collects runs, jobs and check-ins of every service and answers for their health.
 *
 * @public
 */
export const ciPlugin = createBackendPlugin({
  pluginId: 'ci',
  register(env) {
    env.registerInit({
      deps: { logger: coreServices.logger },
      async init() {},
    });
  },
});
