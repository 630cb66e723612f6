/**
 * Measures Mainline beside a yardstick, on PostgreSQL and the GitHub simulator.
 *
 * @packageDocumentation
 */
export type { Figure, Surroundings } from './figures/Figure';
export { figureLine } from './figures/figureLine';
export { runCli } from './cli';
