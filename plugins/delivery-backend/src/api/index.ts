export { CLAIMS_PATH } from './addActingRoutes';
export * from './createRouter';
