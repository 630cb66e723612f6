import type {
  CheckInRef,
  Instant,
  Page,
  RunDetails,
} from '@mainline/backstage-plugin-ci-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import type { StageProgress } from '../candidate';
import type { Deployment, DeploymentEvent } from '../deployment';
import type { Environment } from '../environment';
import type { Mistake } from '../mistake';
import type { Pipeline, StageKind } from '../pipeline';

/** `GET /environments` @public */
export interface EnvironmentList {
  /** In their order. */
  environments: Environment[];
  /** Of the entities that say them. */
  mistakes: Mistake[];
}

/** A version of a service: a check-in offered for release. @public */
export interface VersionRef {
  /** As a person says it: `b456`, else a short SHA. */
  version: string;
  sha: string;
  checkIn?: CheckInRef;
}

/** What is in one environment, and what goes on there. @public */
export interface EnvironmentCell {
  environment: string;
  /** The newest deployment that succeeded. Its version may be unknown. */
  current?: Deployment;
  /** So many check-ins behind the newest; absent where that can't be told. */
  behind?: number;
  /** `behind` stands for "at least": it is older than the check-ins that were read. */
  behindAtLeast?: boolean;
  /** One on its way there. */
  underway?: Deployment;
  /** The newest that ended, where it did not succeed. */
  failed?: Deployment;
}

/** @public */
export interface MatrixRow {
  service: {
    entityRef: string;
    name: string;
    title?: string;
    owner?: string;
    system?: string;
  };
  /** The newest check-in. */
  newest?: VersionRef;
  /** One for each environment, in their order. */
  cells: EnvironmentCell[];
  /** Where it was asked for. */
  target?: ServiceDelivery['target'];
}

/** `GET /matrix` @public */
export interface MatrixQuery {
  /** Part of name or title, without regard to case. */
  q?: string;
  /** Entity refs. */
  owner?: string[];
  system?: string[];
  /** Only services with something on its way, something failed, or environments that differ. */
  only?: Array<'underway' | 'failed' | 'differs'>;
  /** Also what deploys each service. */
  targets?: boolean;
  /** 1 to 200; default 50. */
  limit?: number;
  cursor?: string;
}

/** By name. @public */
export interface MatrixPage extends Page<MatrixRow> {
  environments: Array<Pick<Environment, 'name' | 'title' | 'kind'>>;
  /** Over everything that the reader may see and that search, owner and system leave, whatever `only` says. */
  counts: { all: number; underway: number; failed: number; differs: number };
  /** How far the facts reach that this rests on. */
  completeUpTo?: Instant;
}

/** `GET /activity` @public */
export interface ActivityQuery {
  /** Entity refs. */
  owner?: string[];
  /** What failed before is left out, of the list and of its count. */
  failedSince?: Instant;
  /** So many deployments of each list: 1 to 200; default 20. */
  limit?: number;
}

/** @public */
export interface ActivityItem {
  service: MatrixRow['service'];
  deployment: Deployment;
}

/** `GET /activity`: what goes on, over all services that the reader may see. @public */
export interface DeliveryActivity {
  /** On their way, the one asked for last first. */
  underway: ActivityItem[];
  /**
   * What ended last in its environment and did not succeed, newest first. One that a person cancelled is no failure.
   */
  failed: ActivityItem[];
  /** Services that the owner filter leaves: all of them, and those with something in either list, listed or not. */
  counts: { all: number; underway: number; failed: number };
  environments: MatrixPage['environments'];
  /** How far the facts reach that this rests on. */
  completeUpTo?: Instant;
}

/** Whether the reader may do something, and if not, why not and who can. @public */
export type Allowed =
  | { allowed: true }
  | ({ allowed: false; rule: string } & Words);

/** `GET /services/…` @public */
export interface ServiceDelivery {
  service: MatrixRow['service'];
  pipeline: Pipeline;
  mistakes: Mistake[];
  /**
   * What deploys it, or why nothing can, and the annotation that would help. `assumed`: nobody has looked yet whether
   * there is such a workflow.
   */
  target:
    | {
        possible: true;
        deployer: string;
        workflow: string;
        url?: string;
        assumed?: true;
      }
    | ({ possible: false; annotation?: string } & Words);
  newest?: VersionRef;
  /** In their order; with whether the reader may deploy there. */
  environments: Array<
    EnvironmentCell & Pick<Environment, 'title' | 'kind'> & { deploy: Allowed }
  >;
  completeUpTo?: Instant;
}

/** One stage of a candidate, as a cell. @public */
export interface CandidateStage {
  name: string;
  title: string;
  kind: StageKind;
  environment?: string;
  state: StageProgress['state'];
  since?: Instant;
  running: boolean;
  /** The deployment that it rests on. */
  deploymentId?: string;
  /** The run that it rests on, to be looked at in CI. */
  runId?: string;
}

/** `GET /services/…/candidates` @public */
export interface CandidateRow extends VersionRef {
  checkIn: CheckInRef;
  /** In the pipeline's order. */
  stages: CandidateStage[];
  /** Names of the environments where it is current. */
  liveIn: string[];
}

/** Why a deployment can't be made. `field` is what was asked wrongly, where it was. @public */
export interface Obstacle extends Words {
  /** The rule: `unknown-service`, `unknown-environment`, `unknown-version`, `stage-waiting`, `not-allowed`, `underway`, `no-target`, … */
  rule: string;
  field?: 'service' | 'environment' | 'version';
}

/** `GET /explanation`: what a deployment would do, before it is made. @public */
export interface Explanation {
  service: string;
  environment: string;
  /** As asked. */
  asked: string;
  /** What it resolves to; absent where nothing fits. */
  version?: VersionRef;
  /** Of the artifact that the version passed an environment with: the one that is deployed. Absent where none was told. */
  digest?: string;
  /** What is there now. */
  current?: Deployment;
  /** `same`: it is there already. `back`: an older one than what is there (a rollback). `unknown`: what is there is not known. */
  direction?: 'first' | 'forward' | 'same' | 'back' | 'unknown';
  /** Check-ins between the two, newest first; without the older one. */
  changes: CheckInRef[];
  /** There are more than the listed. */
  moreChanges?: number;
  /** What stops it; empty where it may be made. */
  obstacles: Obstacle[];
  /** What is worth knowing and stops nothing. */
  remarks: Words[];
  /** What would be called. */
  workflow?: { name: string; repository: string; ref: string };
  /** With a workflow that claims: `exactly-once`. */
  effect: 'exactly-once' | 'at-most-once';
  /** The same as a command: `deploy service=catalog environment=uat version=b456`. */
  command: string;
}

/** The body of `POST /deployments`. @public */
export interface DeploymentOrder {
  /** Entity ref of the service, or its name: `component:default/catalog`, `catalog`. */
  service: string;
  environment: string;
  /** `latest`, `b456`, a SHA (7 characters or more), or a tag. */
  version: string;
}

/** `GET /deployments/…` @public */
export interface DeploymentDetails {
  deployment: Deployment;
  events: DeploymentEvent[];
  /** The run with its jobs, as ci knows it. */
  run?: RunDetails;
  cancel: Allowed;
  /** Only of one whose fate nobody knows. */
  sendAgain: Allowed;
}

/** `GET /services/…/deployments` @public */
export interface DeploymentsQuery {
  environment?: string;
  limit?: number;
  cursor?: string;
}

/** The body of the answer to a claim that was granted. @public */
export interface ClaimedDeployment {
  deployment: string;
  service: string;
  environment: string;
  version: string;
  sha: string;
  /** Of the artifact that is to be deployed, and no other; absent where nobody told one. */
  digest?: string;
}

/**
 * The delivery backend, typed. Every method throws a `ResponseError` with the server's sentence.
 *
 * @public
 */
export interface DeliveryApi {
  getEnvironments(): Promise<EnvironmentList>;
  getMatrix(query?: MatrixQuery): Promise<MatrixPage>;
  getActivity(query?: ActivityQuery): Promise<DeliveryActivity>;
  getService(entityRef: string): Promise<ServiceDelivery>;
  getCandidates(
    entityRef: string,
    query?: { limit?: number; cursor?: string },
  ): Promise<Page<CandidateRow>>;
  getDeployments(
    entityRef: string,
    query?: DeploymentsQuery,
  ): Promise<Page<Deployment>>;
  getDeployment(id: string): Promise<DeploymentDetails>;
  explain(order: DeploymentOrder): Promise<Explanation>;
  /** @param idempotencyKey - the same key and order make one deployment, however often they are sent */
  deploy(
    order: DeploymentOrder,
    options: { idempotencyKey: string },
  ): Promise<Deployment>;
  cancel(id: string): Promise<Deployment>;
  sendAgain(
    id: string,
    options: { idempotencyKey: string },
  ): Promise<Deployment>;
}
