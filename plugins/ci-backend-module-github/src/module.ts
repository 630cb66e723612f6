import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { ciSourcesExtensionPoint } from '@mainline/backstage-plugin-ci-node';
import { githubClientServiceRef } from '@mainline/backstage-plugin-github-node';
import { GithubCiSource } from './GithubCiSource';

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
      deps: {
        sources: ciSourcesExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        events: eventsServiceRef,
        github: githubClientServiceRef,
      },
      async init({ sources, config, logger, events, github }) {
        sources.addSource(
          GithubCiSource.fromConfig(config, { github, logger, events }),
        );
      },
    });
  },
});
