import { createPermission } from '@backstage/plugin-permission-common';

/**
 * To confirm an item of a service's checklist, or to take that back.
 *
 * @public
 */
export const onboardingItemConfirmPermission = createPermission({
  name: 'onboarding.item.confirm',
  attributes: { action: 'update' },
});

/** @public */
export const onboardingPermissions = [onboardingItemConfirmPermission];
