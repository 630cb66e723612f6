export * from './areJobsWhole';
export * from './Reconciler';
export * from './readSettings';
