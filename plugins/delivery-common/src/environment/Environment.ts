import type { Deviation } from '../convention';
import type { EnvironmentKind } from './EnvironmentKind';
import type { Platform } from './Platform';

/**
 * A place that versions are deployed to: what was written down, over conventions.
 *
 * @public
 */
export interface Environment {
  /** What deployments call it: `uat`. */
  name: string;
  title: string;
  description?: string;
  kind: EnvironmentKind;
  /** Lower comes first; no two are equal. */
  order: number;
  /** Absent where nobody said. */
  platform?: Platform;
  /** How many hosts; absent where nobody said. */
  hosts?: number;
  /** Names of the data centres it spans; empty where nobody said. */
  dataCentres: string[];
  /** How many instances of a service run here unless the service says otherwise; absent where nobody said. */
  instances?: number;
  /** Whether a load balancer stands before a service. By convention as soon as there is more than one instance. */
  loadBalancer?: boolean;
  /** Entity ref of whoever looks after it. */
  owner?: string;
  /** The Resource that it was read from; absent where it is there by convention only. */
  entityRef?: string;
  /** What was written down and is not what convention says. */
  deviations: Deviation[];
}

/**
 * What a `Resource` of `spec.type: environment` says, before conventions.
 *
 * @public
 */
export interface WrittenEnvironment {
  entityRef: string;
  name: string;
  title?: string;
  description?: string;
  owner?: string;
  /** False: an environment of the conventions that there is none of here. */
  used: boolean;
  /** That of the convention, where the name has one and no kind was written. */
  kind: EnvironmentKind;
  order?: number;
  platform?: Platform;
  hosts?: number;
  dataCentres?: string[];
  instances?: number;
  loadBalancer?: boolean;
}
