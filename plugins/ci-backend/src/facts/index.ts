export * from './CollectedFacts';
export * from './applyFacts';
export * from './lockRepositories';
export * from './lookSoon';
export * from './rows';
export * from './readWorkFacts';
export * from './saveRepository';
export * from './rowsByKey';
export { rowsWhereIn, sameRow } from './writeRows';
