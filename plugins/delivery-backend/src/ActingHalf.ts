import type { Deployments } from './requests/Deployments';
import type { MovedRun } from './feed';

/** The half that acts, as the rest of the plugin knows it. */
export interface ActingHalf extends Deployments {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** ci has new facts of these runs: what is followed is looked at. */
  runsMayHaveMoved(runs: MovedRun[]): Promise<void>;
}
