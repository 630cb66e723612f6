export { RefSelect } from './RefSelect';
export { useCatalogChoices } from './useCatalogChoices';
export { useEntityRef } from './useEntityRef';
