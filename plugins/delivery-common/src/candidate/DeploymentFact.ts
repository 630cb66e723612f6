import type { Instant } from '@mainline/backstage-plugin-ci-common';

/**
 * What a deployment has come to. `unknown` is an answer: nobody saw its end.
 *
 * @public
 */
export type DeploymentState =
  | 'waiting'
  | 'running'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  | 'unknown';

/**
 * A deployment that was seen, asked for here or elsewhere.
 *
 * @public
 */
export interface DeploymentFact {
  /** Unique within its service and environment. */
  id: string;
  /** Entity ref of the service. */
  service: string;
  environment: string;
  /** The check-in that was deployed. */
  sha: string;
  /** As it was asked for: `b456`. */
  version?: string;
  /** Digest of the artifact: the same one all the way. */
  digest?: string;
  state: DeploymentState;
  /** When this state was seen. */
  at: Instant;
  url?: string;
}

/** Of two facts of one instant the later word stands. */
const leastRedFirst: DeploymentState[] = [
  'waiting',
  'running',
  'succeeded',
  'cancelled',
  'unknown',
  'failed',
];

/** Oldest first; a total order, so that the order in which facts came in does not matter. */
export function byDeploymentAge(a: DeploymentFact, b: DeploymentFact): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return (
    leastRedFirst.indexOf(a.state) - leastRedFirst.indexOf(b.state) ||
    compare(a.id, b.id) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
