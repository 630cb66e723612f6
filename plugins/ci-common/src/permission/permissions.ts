import { createPermission } from '@backstage/plugin-permission-common';

/**
 * To say "I'm on it" of a red mainline, or to take that back.
 *
 * @public
 */
export const ciOnItPermission = createPermission({
  name: 'ci.on-it.update',
  attributes: { action: 'update' },
});

/** @public */
export const ciPermissions = [ciOnItPermission];
