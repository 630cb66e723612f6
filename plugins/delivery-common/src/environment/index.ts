export * from './Environment';
export * from './EnvironmentKind';
export * from './EnvironmentVocabulary';
export * from './environmentJsonSchema';
export * from './Platform';
export {
  conventionalEnvironments,
  type ConventionalEnvironment,
} from './conventionalEnvironments';
export * from './environmentsOf';
export * from './parseEnvironment';
