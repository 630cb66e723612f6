import type { JsonObject } from '@backstage/types';
import type {
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import type { DeploymentRun } from '@mainline/backstage-plugin-delivery-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';

/** A service, as far as a deployer needs it. @public */
export interface DeployableService {
  entityRef: string;
  name: string;
  annotations: Record<string, string>;
  /** Where its builds come from; absent where it is not mapped or was not found. */
  repository?: RepositoryFact;
}

/**
 * How a deployer would deploy a service, or why not and what to do. Stored with the deployment, so that whoever sends it needs nothing else.
 *
 * @public
 */
export type DeployPlan =
  | {
      possible: true;
      /** For people. */
      workflow: {
        name: string;
        /** `owner/name` */
        repository: string;
        /** A branch by its name; a tag in full, `refs/tags/v1`. */
        ref: string;
        url?: string;
        /** Of its file, as a claim's proof says it. Without it nothing can claim. */
        path?: string;
      };
      /** Whether the workflow's first step claims the deployment, so that a second one stops. */
      claims: boolean;
      /** The deployer's own; handed back to it as it is. */
      call: JsonObject;
    }
  | ({
      possible: false;
      /** The annotation that would help. */
      annotation?: string;
      /** `environment`: the deployer can deploy the service, but not there. */
      field?: 'service' | 'environment';
    } & Words);

/** One deployment, to be sent. @public */
export interface DeployOrder {
  /** UUID: what the run is found by. */
  correlationId: string;
  service: string;
  serviceName: string;
  environment: string;
  /** As a person says it: `b456`. */
  version: string;
  sha: string;
  /** Of the artifact to deploy; absent where none is known yet. */
  digest?: string;
  /** Of the plan. */
  call: JsonObject;
}

/**
 * What came of sending.
 *
 * - `accepted`: it was taken; with its run, where the answer told it.
 * - `refused`: certainly nothing was started, and sending again would change nothing.
 * - `not-sent`: certainly nothing was started, and it may be sent again, not before `retryAt`.
 * - `unsure`: it may have been started. It must never be sent again; its run has to be looked for.
 *
 * @public
 */
export type DispatchAnswer =
  | { outcome: 'accepted'; run?: DeploymentRun }
  | ({ outcome: 'refused' } & Words)
  | ({ outcome: 'not-sent'; retryAt?: Instant } & Words)
  | ({ outcome: 'unsure' } & Words);

/** What a claim's token proves. @public */
export interface ClaimProof {
  host: string;
  /** `owner/name` */
  repository: string;
  /** The source's own id of the repository, without the host. */
  repositorySourceId: string;
  runId: string;
  runAttempt: number;
  /** Path of the workflow's file: `.github/workflows/deploy.yml`. */
  workflowPath: string;
  /** `refs/heads/main` */
  ref: string;
  environment?: string;
}

/** @public */
export interface DeployerOptions {
  signal?: AbortSignal;
}

/**
 * Whatever deploys: a workflow of GitHub Actions is one; the words here are ours, not GitHub's.
 *
 * @public
 */
export interface Deployer {
  /** `github-actions` */
  readonly id: string;

  /** Whether it deploys services of that repository's host, or with such annotations. The first that does is asked. */
  handles(service: DeployableService): boolean;

  /** How it would deploy the service there. May ask its source once a minute per service; throws where that can't answer. */
  plan(
    service: DeployableService,
    environment: string,
    options?: DeployerOptions,
  ): Promise<DeployPlan>;

  /**
   * The same from what is known already, without asking anyone: for pages. Where nothing is known it is possible, and `assumed`.
   */
  target(
    service: DeployableService,
  ):
    | { possible: true; workflow: string; url?: string; assumed?: true }
    | ({ possible: false; annotation?: string } & Words);

  /** The SHA that a tag or branch stands for; undefined where there is none of that name. */
  resolveVersion(
    service: DeployableService,
    name: string,
    options?: DeployerOptions,
  ): Promise<string | undefined>;

  /** Sends it, at most once. Never throws: what can't be told is `unsure`. Its time-out lies far below the sender's lease. */
  dispatch(
    order: DeployOrder,
    options?: DeployerOptions,
  ): Promise<DispatchAnswer>;

  /**
   * Looks for the run of an order that was sent at or after an instant, by its correlation id. Undefined where it is not seen;
   * throws where the source can't answer.
   */
  find(
    order: DeployOrder,
    query: { sentSince: Instant },
    options?: DeployerOptions,
  ): Promise<DeploymentRun | undefined>;

  /** Asks for the run to be cancelled; its end is seen like any other. Throws an error with a sentence where that is refused. */
  cancel(
    order: Pick<DeployOrder, 'call'>,
    run: DeploymentRun,
    options?: DeployerOptions,
  ): Promise<void>;

  /** Checks a claim's token. Throws `AuthenticationError` where it is not one of a run that it knows. Absent: nothing can be claimed. */
  verifyClaim?(token: string, options?: DeployerOptions): Promise<ClaimProof>;
}
