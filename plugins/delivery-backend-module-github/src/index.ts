import { createBackendModule } from '@backstage/backend-plugin-api';

/** Deploys by workflows of GitHub Actions. */
const deliveryModuleGithub = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'github',
  register() {},
});

export default deliveryModuleGithub;
