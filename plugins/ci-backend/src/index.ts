/**
 * Collects runs, jobs and check-ins of every service and answers for their health.
 *
 * @packageDocumentation
 */
export { ciPlugin as default } from './plugin';
