export * from './foldDeployments';
export * from './foldJobs';
export * from './foldRuns';
export * from './newerDeployment';
export * from './newerJob';
export * from './newerRun';
export * from './redness';
export * from './settleContradiction';
