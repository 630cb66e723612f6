export * from './CollectedFacts';
export * from './applyFacts';
export * from './lookSoon';
export * from './rows';
export * from './readWorkFacts';
export * from './saveRepository';
export { rowsWhereIn } from './writeRows';
