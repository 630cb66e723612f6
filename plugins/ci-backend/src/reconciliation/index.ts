export * from './areJobsWhole';
export * from './backfill';
export * from './pushes';
export * from './Reconciler';
export * from './readSettings';
