export * from './CollectedFacts';
export * from './applyFacts';
export * from './lookSoon';
export * from './rows';
export * from './saveRepository';
