import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { deployersExtensionPoint } from '@mainline/backstage-plugin-delivery-node';
import { githubClientServiceRef } from '@mainline/backstage-plugin-github-node';
import { GithubActionsDeployer } from './GithubActionsDeployer';

/**
 * Deploys by workflows of GitHub Actions.
 *
 * @public
 */
export const deliveryModuleGithub = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'github',
  register(env) {
    env.registerInit({
      deps: {
        deployers: deployersExtensionPoint,
        config: coreServices.rootConfig,
        github: githubClientServiceRef,
      },
      async init({ deployers, config, github }) {
        deployers.addDeployer(
          GithubActionsDeployer.fromConfig(config, { github }),
        );
      },
    });
  },
});
