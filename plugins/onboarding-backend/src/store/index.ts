export * from './lockServices';
export * from './progressOf';
export * from './rows';
export * from './syncServices';
export * from './writeProgress';
