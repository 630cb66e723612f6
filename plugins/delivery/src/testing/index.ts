export * from './factories';
export { FixtureDeliveryApi } from './FixtureDeliveryApi';
export * from './scenarios';
