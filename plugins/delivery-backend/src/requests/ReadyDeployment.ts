import type { CheckInRef } from '@mainline/backstage-plugin-ci-common';
import type {
  DeliveryTarget,
  DeploymentOrder,
  Explanation,
} from '@mainline/backstage-plugin-delivery-common';
import type { DeployPlan } from '@mainline/backstage-plugin-delivery-node';

/** A deployment that nothing stops: everything that is stored of it. */
export interface ReadyDeployment {
  asked: DeploymentOrder;
  /** Service, its owners, environment and its kind. */
  target: DeliveryTarget;
  serviceName: string;
  version: string;
  sha: string;
  checkIn?: CheckInRef;
  /** Of the artifact that the version passed an environment with: no other may be deployed. */
  digest?: string;
  /** Of the service. */
  repositoryId?: string;
  /** Id of the deployer. */
  deployer: string;
  plan: Extract<DeployPlan, { possible: true }>;
  explanation: Explanation;
}

/** What came of looking into an order. Whether the reader may do it, is no part of it. */
export interface Examination {
  explanation: Explanation;
  /** Known as soon as service and environment are. */
  target?: DeliveryTarget;
  /** There only where `explanation.obstacles` is empty. */
  ready?: ReadyDeployment;
}
