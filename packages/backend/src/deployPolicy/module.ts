import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { DeployPolicy } from './DeployPolicy';
import { readDeployPolicyConfig } from './readDeployPolicyConfig';

/** Has the portal decide by the example policy who may deploy what where. */
export const deployPolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'deploy-policy',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
      },
      async init({ config, policy }) {
        policy.setPolicy(new DeployPolicy(readDeployPolicyConfig(config)));
      },
    });
  },
});
