/**
 * A deployer for the delivery backend that works by GitHub Actions.
 *
 * @packageDocumentation
 */
export { deliveryModuleGithub as default } from './module';
