export * from './Environment';
export * from './EnvironmentKind';
export * from './Platform';
export {
  conventionalEnvironments,
  type ConventionalEnvironment,
} from './conventionalEnvironments';
export * from './environmentsOf';
export * from './parseEnvironment';
