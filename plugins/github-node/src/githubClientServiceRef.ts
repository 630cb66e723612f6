import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DefaultGithubClientService } from './DefaultGithubClientService';
import type { GithubClientService } from './GithubClientService';

/**
 * The GitHub client of the whole backend: one for all plugins, since GitHub counts their requests together.
 *
 * @public
 */
export const githubClientServiceRef = createServiceRef<GithubClientService>({
  id: 'github.client',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
      },
      factory: ({ config, logger }) =>
        DefaultGithubClientService.fromConfig(config, { logger }),
    }),
});
