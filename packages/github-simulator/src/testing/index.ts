/**
 * For tests that stand on the simulator: guards, a clock, a workflow that deploys.
 *
 * @packageDocumentation
 */
export { openApiGuard } from './openApiGuard';
export type { OpenApiGuard, Violation } from './openApiGuard';
export { DEPLOY_WORKFLOW } from './deployWorkflow';
export { portalClock } from './portalClock';
export type { PortalClock } from './portalClock';
