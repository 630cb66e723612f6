import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { DeploymentRun } from '@mainline/backstage-plugin-delivery-common';
import type {
  ClaimProof,
  DeployableService,
  Deployer,
  DeployerOptions,
  DeployOrder,
  DeployPlan,
  DispatchAnswer,
} from '@mainline/backstage-plugin-delivery-node';
import type { GithubClientService } from '@mainline/backstage-plugin-github-node';
import { ClaimVerifier } from './claim/ClaimVerifier';
import { readClaimIssuers } from './claim/readClaimIssuers';
import { Dispatcher } from './dispatch/Dispatcher';
import type { DispatchTimes } from './dispatch/sendInTime';
import { planDeployment, targetOf } from './plan/planDeployment';
import { cancelRun } from './run/cancelRun';
import { findRun } from './run/findRun';
import { KnownRefs } from './version/KnownRefs';
import { WorkflowFiles } from './workflow/WorkflowFiles';

/** Together far below any lease of whoever sends. */
const defaultTimes: DispatchTimes = { waitMs: 10_000, answerMs: 10_000 };

/**
 * Deploys by starting a workflow of the service's repository by hand, as the page Actions of GitHub does.
 *
 * GitHub knows no idempotency key: a dispatch whose answer is lost may have started its workflow. So the deployment's id goes along
 * as the input `correlation_id`, which the workflow's `run-name` holds, and its run is looked for by that; and a workflow whose first
 * step claims the deployment is told no the second time.
 */
export class GithubActionsDeployer implements Deployer {
  static fromConfig(
    config: RootConfigService,
    options: {
      github: GithubClientService;
      times?: DispatchTimes;
      now?: () => number;
    },
  ): GithubActionsDeployer {
    const { github, times = defaultTimes, now = Date.now } = options;
    return new GithubActionsDeployer(
      github,
      new WorkflowFiles({ github, now }),
      new KnownRefs({ github, now }),
      new Dispatcher({ github, times, now }),
      new ClaimVerifier(readClaimIssuers(config, github.hosts())),
    );
  }

  readonly id = 'github-actions';

  private constructor(
    private readonly github: GithubClientService,
    private readonly files: WorkflowFiles,
    private readonly refs: KnownRefs,
    private readonly dispatcher: Dispatcher,
    private readonly claims: ClaimVerifier,
  ) {}

  /** Also those whose repository nobody knows: the plan says which annotation is missing. */
  handles({ repository }: DeployableService): boolean {
    return (
      !repository || this.github.hosts().includes(repository.host.toLowerCase())
    );
  }

  async plan(
    service: DeployableService,
    environment: string,
    options?: DeployerOptions,
  ): Promise<DeployPlan> {
    return planDeployment(this.files, service, environment, options);
  }

  target(service: DeployableService): ReturnType<Deployer['target']> {
    return targetOf(this.files, service);
  }

  async resolveVersion(
    service: DeployableService,
    name: string,
    options?: DeployerOptions,
  ): Promise<string | undefined> {
    // What is missing then, the plan says.
    return service.repository
      ? this.refs.resolve(service.repository, name, options)
      : undefined;
  }

  async dispatch(
    order: DeployOrder,
    options?: DeployerOptions,
  ): Promise<DispatchAnswer> {
    return this.dispatcher.dispatch(order, options);
  }

  async find(
    order: DeployOrder,
    query: { sentSince: Instant },
    options?: DeployerOptions,
  ): Promise<DeploymentRun | undefined> {
    return findRun(this.github, order, query.sentSince, options);
  }

  async cancel(
    order: Pick<DeployOrder, 'call'>,
    run: DeploymentRun,
    options?: DeployerOptions,
  ): Promise<void> {
    return cancelRun(this.github, order, run, options);
  }

  async verifyClaim(token: string): Promise<ClaimProof> {
    return this.claims.verify(token);
  }
}
