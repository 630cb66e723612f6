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

/**
 * To see how collecting stands: budget, lag, inbox, every repository by its name, and what deliveries said.
 *
 * @public
 */
export const ciOperationsReadPermission = createPermission({
  name: 'ci.operations.read',
  attributes: { action: 'read' },
});

/**
 * To retry deliveries and set them aside, to pause the backfill, and to have a repository read now.
 *
 * @public
 */
export const ciOperationsUpdatePermission = createPermission({
  name: 'ci.operations.update',
  attributes: { action: 'update' },
});

/** @public */
export const ciPermissions = [
  ciOnItPermission,
  ciOperationsReadPermission,
  ciOperationsUpdatePermission,
];
