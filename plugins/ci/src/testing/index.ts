export { everyEvidence } from './everyEvidence';
export * from './factories';
export { FixtureCiApi } from './FixtureCiApi';
export * from './scenarios';
export * from './selfCheckFacts';
export * from './selfCheckOf';
