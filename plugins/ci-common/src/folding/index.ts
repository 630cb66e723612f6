export * from './foldJobs';
export * from './foldRuns';
export * from './newerJob';
export * from './newerRun';
export * from './redness';
export * from './settleContradiction';
