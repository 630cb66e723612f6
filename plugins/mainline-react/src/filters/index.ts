export { SearchText } from './SearchText';
export {
  type FilterKind,
  type FiltersOf,
  useUrlFilters,
} from './useUrlFilters';
