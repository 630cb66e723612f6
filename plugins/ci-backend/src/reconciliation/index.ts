export * from './areJobsWhole';
export * from './Kicked';
export * from './Reconciler';
export * from './readSettings';
