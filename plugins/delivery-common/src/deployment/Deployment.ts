import type { CheckInRef, Instant } from '@mainline/backstage-plugin-ci-common';
import type { Message } from '@mainline/backstage-plugin-mainline-common';
import type { DeploymentState } from '../candidate';

/**
 * How far a deployment that was asked for here has come on its way to a run.
 *
 * - `requested`: stored; nothing was sent.
 * - `sending`: it may have been sent. Whoever finds it so never sends it again.
 * - `looking`: it may have been sent and no answer told which run it is: the run is looked for.
 * - `following`: its run is known and not at its end.
 * - `ended`
 *
 * @public
 */
export const deploymentPhases = [
  'requested',
  'sending',
  'looking',
  'following',
  'ended',
] as const;

/** @public */
export type DeploymentPhase = (typeof deploymentPhases)[number];

/** @public */
export const deploymentOutcomes = [
  'waiting',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'unknown',
  'refused',
] as const satisfies ReadonlyArray<DeploymentState | 'refused'>;

/** `refused`: whoever was to deploy it said no, and nothing was deployed. @public */
export type DeploymentOutcome = DeploymentState | 'refused';

/** A run that deploys. @public */
export interface DeploymentRun {
  repositoryId?: string;
  id: string;
  attempt?: number;
  url?: string;
}

/**
 * A deployment: of a service, to an environment, of a version.
 *
 * @public
 */
export interface Deployment {
  /** Asked for here: a UUID, also the correlation id of its run. Seen: `<repository id>/<deployment id>`. */
  id: string;
  /** `mainline`: asked for here. `outside`: seen, and asked for somewhere else. */
  origin: 'mainline' | 'outside';
  /** Entity ref. */
  service: string;
  environment: string;
  /** As a person says it: `b456`, or a short SHA. Absent where nobody knows what was deployed. */
  version?: string;
  /** What was asked for, where that is another word for the version: `latest`, a tag. */
  askedVersion?: string;
  /** The check-in that was deployed. Absent where nobody knows. */
  sha?: string;
  checkIn?: CheckInRef;
  /** Of an outside deployment of an unknown version: the commit of the workflow that made it. */
  workflowSha?: string;
  /** Of the artifact: what its run told when it claimed, else what it was promoted with. */
  digest?: string;
  state: DeploymentOutcome;
  /** Absent for one from outside. */
  phase?: DeploymentPhase;
  /** Why it is refused, unknown, failed to be sent, or waits: a sentence. */
  reason?: string;
  /** The same as messages, in their order. Where there are none, every reader is told the sentence. */
  reasonMessages?: Message[];
  /** Entity ref of a person or the subject of a service; of an outside one the source's login. */
  requestedBy?: string;
  requestedAt: Instant;
  /** When its run began. */
  startedAt?: Instant;
  endedAt?: Instant;
  run?: DeploymentRun;
  /** Where a person can look at one from outside. */
  url?: string;
  /** Whether its workflow claims it before it does anything: then it has one effect, however often it is sent. */
  claim: 'none' | 'expected' | 'claimed';
  /** Id of the deployment of which nobody knew what came of it, and that this one repeats. */
  sendsAgain?: string;
  /** Id of the deployment that repeats this one. */
  sentAgainAs?: string;
}

/** One line of what was done to a deployment, and by whom. @public */
export interface DeploymentEvent {
  at: Instant;
  /** `requested`, `sending`, `sent`, `refused`, `postponed`, `looking`, `attached`, `claimed`, `claim-refused`, `cancel-requested`, `sent-again`, `ended`, … */
  action: string;
  /** Entity ref of a person, subject of a service; absent for the portal itself. */
  by?: string;
  /** A sentence, where there is more to say. */
  detail?: string;
  /** The same as messages, in their order. Where there are none, every reader is told the sentence. */
  detailMessages?: Message[];
}

/** Those after which nothing more is expected. @public */
export function isEnded(deployment: Pick<Deployment, 'state'>): boolean {
  return deployment.state !== 'waiting' && deployment.state !== 'running';
}
