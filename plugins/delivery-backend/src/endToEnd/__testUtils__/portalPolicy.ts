import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import type {
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { DELIVERY_TARGET_RESOURCE_TYPE } from '@mainline/backstage-plugin-delivery-common';
import {
  createDeliveryTargetConditionalDecision,
  deliveryTargetConditions,
} from '../../permissions';

export const outsider = 'user:default/outsider';
const release = 'group:default/release';

const { isEnvironmentKind, isServiceOwner } = deliveryTargetConditions;

/** Owners deploy below production and the release group to production; the outsider does not see everything in the catalog. */
async function decide(
  { permission }: PolicyQuery,
  user?: PolicyQueryUser,
): Promise<PolicyDecision> {
  if (isResourcePermission(permission, DELIVERY_TARGET_RESOURCE_TYPE)) {
    if (!user) return { result: AuthorizeResult.DENY };
    const claims = user.info.ownershipEntityRefs;
    const production = isEnvironmentKind({ kinds: ['production'] });
    return createDeliveryTargetConditionalDecision(
      permission,
      claims.includes(release)
        ? production
        : { allOf: [isServiceOwner({ claims }), { not: production }] },
    );
  }
  if (
    isResourcePermission(permission, 'catalog-entity') &&
    user?.info.userEntityRef === outsider
  ) {
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'catalog-entity',
        params: { claims: user.info.ownershipEntityRefs },
      },
    };
  }
  return { result: AuthorizeResult.ALLOW };
}

export const portalPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'test-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({ handle: decide });
      },
    });
  },
});
