export * from './factories';
export { FixtureCiApi } from './FixtureCiApi';
export { renderPage } from './renderPage';
export * from './scenarios';
