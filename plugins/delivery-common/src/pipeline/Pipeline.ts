import type { Deviation } from '../convention';
import type { Stage } from './Stage';

/**
 * The stages that a release candidate passes, in order.
 *
 * @public
 */
export interface Pipeline {
  name: string;
  title: string;
  stages: Stage[];
  /** Shared by several services: passable early on, for a transition only. */
  transitional: boolean;
  /** Since when it is shared, `YYYY-MM-DD`; absent where nobody said. */
  sharedSince?: string;
  /** Entity refs of the services it was written for; empty for the conventional one. */
  services: string[];
  owner?: string;
  /** The Resource that it was read from; absent where it is there by convention only. */
  entityRef?: string;
  /** What was written down and is not what convention says. */
  deviations: Deviation[];
}

/**
 * What a `Resource` of `spec.type: pipeline` says.
 *
 * @public
 */
export interface WrittenPipeline {
  entityRef: string;
  name: string;
  title?: string;
  owner: string;
  services: string[];
  sharedSince?: string;
  stages: Stage[];
}
