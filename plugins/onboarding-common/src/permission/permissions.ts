import { createPermission } from '@backstage/plugin-permission-common';

/**
 * What policies decide about: a service, by its entity ref.
 *
 * @public
 */
export const ONBOARDING_SERVICE_RESOURCE_TYPE = 'onboarding-service';

/**
 * To confirm an item of a service's checklist, or to take that back. About the service, so that a policy can leave it to its
 * owners.
 *
 * @public
 */
export const onboardingItemConfirmPermission = createPermission({
  name: 'onboarding.item.confirm',
  attributes: { action: 'update' },
  resourceType: ONBOARDING_SERVICE_RESOURCE_TYPE,
});

/** @public */
export const onboardingPermissions = [onboardingItemConfirmPermission];
