import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';

export interface DeployPolicyConfig {
  /** Entity ref of the group that deploys to production. */
  releaseGroup: string;
  /** Whether guests may deploy everything everywhere. */
  guests: boolean;
}

/** What config.d.ts describes at `portal.deployPolicy`. */
export function readDeployPolicyConfig(config: Config): DeployPolicyConfig {
  const policy = config.getOptionalConfig('portal.deployPolicy');
  return {
    releaseGroup: stringifyEntityRef(
      parseEntityRef(
        policy?.getOptionalString('releaseGroup') ?? 'group:default/release',
        { defaultKind: 'group', defaultNamespace: 'default' },
      ),
    ),
    guests: policy?.getOptionalBoolean('guests') ?? false,
  };
}
