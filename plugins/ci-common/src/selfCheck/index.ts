export * from './calendar';
export * from './codes';
export * from './selfCheck';
export * from './SelfCheckAnswer';
export * from './SelfCheckFacts';
export * from './SelfCheckRules';
export { recognisesTests } from './tested/recognisesTests';
export * from './SelfCheckSummary';
