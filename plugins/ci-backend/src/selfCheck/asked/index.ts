export type { Asked } from './askedOf';
export * from './pathsAsked';
export * from './readAsked';
export * from './runsAsked';
