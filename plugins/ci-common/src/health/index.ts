export * from './durationMsOf';
export * from './failure';
export * from './healthWindow';
export * from './foldServiceHealth';
export * from './ServiceHealth';
export * from './checkInRef';
