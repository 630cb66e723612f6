export * from './OnItActions';
export * from './OnItPermission';
