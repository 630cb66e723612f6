/**
 * Environments in the search of the portal.
 *
 * @packageDocumentation
 */
export { searchModuleMainline as default } from './module';
