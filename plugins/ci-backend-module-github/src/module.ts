import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';

/**
 * GitHub Actions as a source of builds.
 *
 * @public
 */
export const ciModuleGithub = createBackendModule({
  pluginId: 'ci',
  moduleId: 'github',
  register(env) {
    env.registerInit({
      deps: { logger: coreServices.logger },
      async init() {},
    });
  },
});
