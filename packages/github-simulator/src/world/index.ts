export type { PushOptions } from './changes';
export type { NewCommit } from './commits';
export * from './deploymentModel';
export type { DeploymentOptions, StatusOptions } from './deployments';
export type { DeploymentRequest, DeploymentResult } from './requestDeployment';
export type { ForcePushOptions } from './forcePush';
export type { DispatchRequest, DispatchResult } from './dispatch';
export * from './model';
export type { MergeOptions, PullRequestOptions } from './pullRequests';
export type { RepositoryOptions } from './repositories';
export type { RunRequest } from './runs';
export { World } from './World';
export type { RepositoryRef } from './World';
export type {
  Claimer,
  RepositoryAction,
  RunPlanner,
  WorldEvent,
} from './WorldState';
