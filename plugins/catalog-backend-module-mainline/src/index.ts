/**
 * Environments and pipelines in the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleMainline as default } from './module';
