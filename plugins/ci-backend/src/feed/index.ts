export * from './appendChanges';
export * from './ChangeEvent';
export * from './readChanges';
