export * from './changedOf';
export * from './CiFeed';
