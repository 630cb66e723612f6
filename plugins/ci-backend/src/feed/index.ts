export * from './appendChanges';
export * from './readChanges';
