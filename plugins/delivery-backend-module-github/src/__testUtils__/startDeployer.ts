import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  deployersExtensionPoint,
  type Deployer,
} from '@mainline/backstage-plugin-delivery-node';
import {
  githubClientServiceRef,
  type GithubClientService,
} from '@mainline/backstage-plugin-github-node';
import type { DispatchTimes } from '../dispatch/sendInTime';
import { GithubActionsDeployer } from '../GithubActionsDeployer';
import { deliveryModuleGithub } from '../module';

export function configFor(apiBaseUrl: string, more: JsonObject = {}) {
  return {
    integrations: {
      github: [{ host: 'github.com', apiBaseUrl, token: 'secret' }],
    },
    ...more,
  };
}

/** The deployer as a delivery backend gets it from the module; or, where `times` or `now` are given, one with these. */
export async function startDeployer(
  data: JsonObject,
  options: { times?: DispatchTimes; now?: () => number } = {},
): Promise<Deployer> {
  const deployers: Deployer[] = [];
  const clients: GithubClientService[] = [];
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'delivery',
        register(env) {
          env.registerExtensionPoint(deployersExtensionPoint, {
            addDeployer: deployer => void deployers.push(deployer),
          });
          env.registerInit({
            deps: { client: githubClientServiceRef },
            async init({ client }) {
              clients.push(client);
            },
          });
        },
      }),
      deliveryModuleGithub,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  await backend.stop();
  if (!options.times && !options.now) return deployers[0];
  return GithubActionsDeployer.fromConfig(mockServices.rootConfig({ data }), {
    github: clients[0],
    ...options,
  });
}
