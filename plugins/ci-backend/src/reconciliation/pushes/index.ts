export * from './lookForPushes';
export * from './pushLists';
