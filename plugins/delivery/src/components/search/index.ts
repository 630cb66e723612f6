export { EnvironmentResult } from './EnvironmentResult';
