import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  isPermission,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createDeliveryTargetConditionalDecision,
  deliveryTargetConditions,
} from '@mainline/backstage-plugin-delivery-backend';
import {
  ciOnItPermission,
  ciOperationsReadPermission,
  ciOperationsUpdatePermission,
} from '@mainline/backstage-plugin-ci-common';
import { DELIVERY_TARGET_RESOURCE_TYPE } from '@mainline/backstage-plugin-delivery-common';
import {
  createOnboardingServiceConditionalDecision,
  onboardingServiceConditions,
} from '@mainline/backstage-plugin-onboarding-backend';
import { ONBOARDING_SERVICE_RESOURCE_TYPE } from '@mainline/backstage-plugin-onboarding-common';
import type { DeployPolicyConfig } from './readDeployPolicyConfig';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

const { isEnvironmentKind, isServiceOwner } = deliveryTargetConditions;

/**
 * An example to start from: who owns a service deploys it everywhere below production; to production, everything is deployed
 * by the release group, and by nobody else. Whoever signed in may say that they are on a red mainline; who owns a service confirms
 * the items of its checklists. How collecting stands is for the operators, to see and to change. All else is allowed.
 */
export class DeployPolicy implements PermissionPolicy {
  readonly #config: DeployPolicyConfig;

  constructor(config: DeployPolicyConfig) {
    this.#config = config;
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const { permission } = request;
    if (isPermission(permission, ciOnItPermission)) {
      return user && this.#mayAct(user) ? allow : deny;
    }
    if (
      isPermission(permission, ciOperationsReadPermission) ||
      isPermission(permission, ciOperationsUpdatePermission)
    ) {
      return user && this.#mayOperate(user) ? allow : deny;
    }
    if (isResourcePermission(permission, ONBOARDING_SERVICE_RESOURCE_TYPE)) {
      if (!user) return deny;
      if (isGuest(user)) return this.#config.guests ? allow : deny;
      return createOnboardingServiceConditionalDecision(
        permission,
        onboardingServiceConditions.isServiceOwner({
          claims: user.info.ownershipEntityRefs,
        }),
      );
    }
    if (!isResourcePermission(permission, DELIVERY_TARGET_RESOURCE_TYPE)) {
      return allow;
    }
    if (!user) return deny;
    if (isGuest(user)) return this.#mayAct(user) ? allow : deny;

    const claims = user.info.ownershipEntityRefs;
    const production = isEnvironmentKind({ kinds: ['production'] });
    const ownBelow = {
      allOf: [isServiceOwner({ claims }), { not: production }] as const,
    };
    return createDeliveryTargetConditionalDecision(
      permission,
      claims.includes(this.#config.releaseGroup)
        ? { anyOf: [production, { allOf: [...ownBelow.allOf] }] }
        : { allOf: [...ownBelow.allOf] },
    );
  }

  /** A guest is nobody in particular: only a demo lets them act. */
  #mayAct(user: PolicyQueryUser): boolean {
    return !isGuest(user) || this.#config.guests;
  }

  #mayOperate(user: PolicyQueryUser): boolean {
    if (isGuest(user)) return this.#config.guests;
    return user.info.ownershipEntityRefs.includes(this.#config.operatorGroup);
  }
}

/** Whom the guest provider signs in: `user:development/guest`. */
function isGuest(user: PolicyQueryUser): boolean {
  return /^user:[^/]+\/guest$/.test(user.info.userEntityRef);
}
