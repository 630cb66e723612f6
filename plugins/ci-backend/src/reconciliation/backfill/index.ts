export * from './pauseBackfill';
export * from './readBackfill';
