export type { PushOptions } from './changes';
export * from './deploymentModel';
export type { DispatchRequest, DispatchResult } from './dispatch';
export * from './model';
export type { RepositoryOptions } from './repositories';
export type { RunRequest } from './runs';
export { World } from './World';
export type { RepositoryRef } from './World';
export type { RunPlanner, WorldEvent } from './WorldState';
