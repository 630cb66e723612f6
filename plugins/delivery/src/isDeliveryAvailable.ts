import type { Entity } from '@backstage/catalog-model';
import { isServiceEntity } from '@mainline/backstage-plugin-mainline-react';

/**
 * Whether an entity has a Delivery tab, for `EntityLayout.Route` of the older frontend system.
 *
 * @public
 */
export const isDeliveryAvailable: (entity: Entity) => boolean = isServiceEntity;
