export { SearchItem } from './SearchItem';
