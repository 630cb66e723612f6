import { createPermission } from '@backstage/plugin-permission-common';

/**
 * What deploy permissions are about: a service in an environment, `component:default/catalog@uat`.
 *
 * @public
 */
export const DELIVERY_TARGET_RESOURCE_TYPE = 'delivery-target';

/**
 * To deploy a version of a service to an environment, or a rollback of it; also to send one again whose fate nobody knows.
 *
 * @public
 */
export const deploymentCreatePermission = createPermission({
  name: 'delivery.deployment.create',
  attributes: { action: 'create' },
  resourceType: DELIVERY_TARGET_RESOURCE_TYPE,
});

/**
 * To cancel a deployment that is on its way.
 *
 * @public
 */
export const deploymentCancelPermission = createPermission({
  name: 'delivery.deployment.cancel',
  attributes: { action: 'update' },
  resourceType: DELIVERY_TARGET_RESOURCE_TYPE,
});

/** @public */
export const deliveryPermissions = [
  deploymentCreatePermission,
  deploymentCancelPermission,
];
