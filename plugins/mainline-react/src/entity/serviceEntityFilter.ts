import type { Entity } from '@backstage/catalog-model';
import {
  filterPredicateToFilterFunction,
  type FilterPredicate,
} from '@backstage/filter-predicates';

/**
 * Which entities have Mainline's tabs and cards: Components that say where their source lives, and every Component of
 * type `service`, for whose missing annotation the tab is the place to learn of.
 *
 * @public
 */
export const serviceEntityFilter: FilterPredicate = {
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
 * Whether an entity has Mainline's tabs and cards.
 *
 * @public
 */
export const isServiceEntity: (entity: Entity) => boolean =
  filterPredicateToFilterFunction<Entity>(serviceEntityFilter);
