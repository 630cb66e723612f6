import { createApiRef } from '@backstage/frontend-plugin-api';
import type { CiApi } from '@mainline/backstage-plugin-ci-common';

/**
 * The ci backend, as the pages reach it.
 *
 * @public
 */
export const ciApiRef = createApiRef<CiApi>().with({
  id: 'plugin.ci.service',
  pluginId: 'ci',
});
