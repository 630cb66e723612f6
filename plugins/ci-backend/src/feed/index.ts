export * from './appendChanges';
export * from './ChangeEvent';
export * from './placeChanges';
export * from './readChanges';
