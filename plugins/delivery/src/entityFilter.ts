import type { Entity } from '@backstage/catalog-model';
import {
  filterPredicateToFilterFunction,
  type FilterPredicate,
} from '@backstage/filter-predicates';

/**
 * Which entities have a Delivery tab: Components that say where their source lives, and every Component of type
 * `service`, for whose missing annotation the tab is the place to learn of.
 */
export const deliveryEntityFilter: FilterPredicate = {
  $all: [
    { kind: 'component' },
    {
      $any: [
        { 'metadata.annotations.github.com/project-slug': { $exists: true } },
        {
          'metadata.annotations.backstage.io/source-location': {
            $exists: true,
          },
        },
        { 'spec.type': 'service' },
      ],
    },
  ],
};

/**
 * Whether an entity has a Delivery tab, for `EntityLayout.Route` of the older frontend system.
 *
 * @public
 */
export const isDeliveryAvailable: (entity: Entity) => boolean =
  filterPredicateToFilterFunction<Entity>(deliveryEntityFilter);
