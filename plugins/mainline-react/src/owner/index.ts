export { NoOwnServices } from './NoOwnServices';
export { TeamSelect } from './TeamSelect';
export { type Ownership, useOwnership } from './useOwnership';
