export * from './deliveryTargetRules';
export * from './DeployPermissions';
export * from './readPermissionConfig';
export * from './readTargets';
export { isSameTarget } from './isSameTarget';
