import {
  Deployment,
  DeploymentState,
  DeploymentStatus,
  Environment,
  EnvironmentProtection,
} from './deploymentModel';
import { Account, Repository } from './model';
import { takeDeploymentId, takeTimedId, tell, WorldState } from './WorldState';

const ENVIRONMENT_IDS_PER_REPOSITORY = 100;

/** The environment of this name, made when it is not there yet. */
export function ensureEnvironment(
  state: WorldState,
  repository: Repository,
  name: string,
): Environment {
  const known = repository.environments.find(one => one.name === name);
  if (known) return known;
  const now = state.clock.now();
  const environment: Environment = {
    id:
      repository.id * ENVIRONMENT_IDS_PER_REPOSITORY +
      repository.environments.length,
    name,
    createdAt: now,
    updatedAt: now,
    protection: {},
  };
  repository.environments.push(environment);
  return environment;
}

/** From now on this stands before a deployment to it. */
export function protectEnvironment(
  state: WorldState,
  environment: Environment,
  protection: EnvironmentProtection,
) {
  environment.protection = protection;
  environment.updatedAt = state.clock.now();
}

/** @public */
export interface DeploymentOptions {
  sha: string;
  ref: string;
  creator: Account;
  /** `production` unless told. */
  environment?: string;
  task?: string;
  payload?: Deployment['payload'];
  description?: string;
  isTransient?: boolean;
  isProduction?: boolean;
  madeBy?: Deployment['madeBy'];
  /** From 0 to 98, for what belongs to a story: its id is then the same every time, whatever visitors do. */
  place?: number;
}

/** A deployment appears, without a status yet. */
export function addDeployment(
  state: WorldState,
  repository: Repository,
  options: DeploymentOptions,
): Deployment {
  const now = state.clock.now();
  const environment = options.environment ?? 'production';
  ensureEnvironment(state, repository, environment);
  const deployment: Deployment = {
    id: takeDeploymentId(state, options.place),
    sha: options.sha,
    ref: options.ref,
    task: options.task ?? 'deploy',
    payload: options.payload ?? '',
    environment,
    originalEnvironment: environment,
    description: options.description,
    creator: options.creator,
    createdAt: now,
    updatedAt: now,
    isTransient: options.isTransient ?? false,
    isProduction: options.isProduction ?? environment === 'production',
    madeBy: options.madeBy,
    statuses: [],
  };
  repository.deployments.push(deployment);
  tell(state, {
    type: 'deployment',
    action: 'created',
    repository,
    deployment,
  });
  return deployment;
}

/** @public */
export interface StatusOptions {
  state: DeploymentState;
  creator: Account;
  description?: string;
  environment?: string;
  environmentUrl?: string;
  logUrl?: string;
  /** Whether a success retires earlier ones of the environment; true unless told. */
  autoInactive?: boolean;
}

/** A deployment gets on, or ends. */
export function addDeploymentStatus(
  state: WorldState,
  repository: Repository,
  deployment: Deployment,
  options: StatusOptions,
): DeploymentStatus {
  const now = state.clock.now();
  deployment.environment = options.environment ?? deployment.environment;
  ensureEnvironment(state, repository, deployment.environment);
  const status: DeploymentStatus = {
    id: takeTimedId(state),
    state: options.state,
    description: options.description ?? '',
    environment: deployment.environment,
    environmentUrl: options.environmentUrl ?? '',
    logUrl: options.logUrl ?? '',
    creator: options.creator,
    createdAt: now,
  };
  deployment.statuses.push(status);
  deployment.updatedAt = now;
  tell(state, {
    type: 'deployment_status',
    action: 'created',
    repository,
    deployment,
    status,
  });
  if (options.state === 'success' && options.autoInactive !== false) {
    retireEarlier(state, repository, deployment, options.creator);
  }
  return status;
}

/** Earlier successes of the environment become inactive; those of production and of transient environments never do. */
function retireEarlier(
  state: WorldState,
  repository: Repository,
  deployment: Deployment,
  creator: Account,
) {
  for (const earlier of repository.deployments) {
    if (earlier === deployment) return;
    if (
      earlier.environment === deployment.environment &&
      !earlier.isProduction &&
      !earlier.isTransient &&
      earlier.statuses.at(-1)?.state === 'success'
    ) {
      addDeploymentStatus(state, repository, earlier, {
        state: 'inactive',
        creator,
      });
    }
  }
}
