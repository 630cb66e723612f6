/**
 * Guards for tests that stand on the simulator.
 *
 * @packageDocumentation
 */
export { openApiGuard } from './openApiGuard';
export type { OpenApiGuard, Violation } from './openApiGuard';
