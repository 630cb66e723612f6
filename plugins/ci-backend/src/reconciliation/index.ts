export * from './areJobsWhole';
export * from './backfill';
export * from './Reconciler';
export * from './readSettings';
