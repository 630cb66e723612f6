export {
  type FilterKind,
  type FiltersOf,
  useUrlFilters,
} from './useUrlFilters';
