import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';

export interface DeployPolicyConfig {
  /** Entity ref of the group that deploys to production. */
  releaseGroup: string;
  /** Entity ref of the group that runs the portal. */
  operatorGroup: string;
  /** Whether guests may deploy everything everywhere, and do what operators do. */
  guests: boolean;
}

/** What config.d.ts describes at `portal.deployPolicy`. */
export function readDeployPolicyConfig(config: Config): DeployPolicyConfig {
  const policy = config.getOptionalConfig('portal.deployPolicy');
  const group = (key: string, otherwise: string) =>
    stringifyEntityRef(
      parseEntityRef(policy?.getOptionalString(key) ?? otherwise, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  return {
    releaseGroup: group('releaseGroup', 'group:default/release'),
    operatorGroup: group('operatorGroup', 'group:default/platform'),
    guests: policy?.getOptionalBoolean('guests') ?? false,
  };
}
