import type { Entity } from '@backstage/catalog-model';
import { isServiceEntity } from '@mainline/backstage-plugin-mainline-react';

/**
 * Whether an entity has a CI tab, for `EntitySwitch` and `EntityLayout.Route` of the older frontend system.
 *
 * @public
 */
export const isCiAvailable: (entity: Entity) => boolean = isServiceEntity;
