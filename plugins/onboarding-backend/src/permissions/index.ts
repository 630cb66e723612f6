export * from './ConfirmPermission';
export * from './serviceRules';
