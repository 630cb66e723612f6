export { RefSelect } from './RefSelect';
export { isServiceEntity, serviceEntityFilter } from './serviceEntityFilter';
export { useCatalogChoices } from './useCatalogChoices';
export { useEntityRef } from './useEntityRef';
