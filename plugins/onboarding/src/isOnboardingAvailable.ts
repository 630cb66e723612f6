import type { Entity } from '@backstage/catalog-model';
import { isServiceEntity } from '@mainline/backstage-plugin-mainline-react';

/**
 * Whether an entity has a checklist, for `EntityLayout.Route` of the older frontend system.
 *
 * @public
 */
export const isOnboardingAvailable: (entity: Entity) => boolean =
  isServiceEntity;
