export * from './factories';
export { FixtureCiApi } from './FixtureCiApi';
export * from './scenarios';
