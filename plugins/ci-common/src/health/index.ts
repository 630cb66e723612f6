export * from './durationMsOf';
export * from './failure';
export { percentile } from './figures';
export * from './healthWindow';
export * from './foldServiceHealth';
export * from './ServiceHealth';
export * from './checkInRef';
