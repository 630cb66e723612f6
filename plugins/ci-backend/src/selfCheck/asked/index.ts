export * from './pathsAsked';
export * from './runsAsked';
