import type { Entity } from '@backstage/catalog-model';
import {
  filterPredicateToFilterFunction,
  type FilterPredicate,
} from '@backstage/filter-predicates';

/**
 * Which entities have a CI tab and card: Components that say where their source lives, and every Component of type
 * `service`, for whose missing annotation the tab is the place to learn of.
 */
export const ciEntityFilter: FilterPredicate = {
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
 * Whether an entity has a CI tab, for `EntitySwitch` and `EntityLayout.Route` of the older frontend system.
 *
 * @public
 */
export const isCiAvailable: (entity: Entity) => boolean =
  filterPredicateToFilterFunction<Entity>(ciEntityFilter);
