export * from './readJobLog';
export * from './readJobsNow';
