export type { Suite, SuiteContext, SuiteOptions } from './Suite';
export { suites } from './suites';
