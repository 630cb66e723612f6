import { renderDeployment, renderDeploymentStatus } from '../render/deployment';
import { renderEnvironment } from '../render/environment';
import { VISITOR } from '../render/visitor';
import { DeploymentRequest, Repository, StatusOptions, World } from '../world';
import {
  Schemas,
  ServedDeployment,
  ServedDeploymentAnswer,
} from './ServedGithub';

/** The deployments of one repository of a generated world. */
export class ServedDeployments {
  readonly #world: World;
  readonly #repository: Repository;
  readonly #base: string;

  constructor(world: World, repository: Repository, base: string) {
    this.#world = world;
    this.#repository = repository;
    this.#base = base;
  }

  environments(): Schemas['environment'][] {
    return this.#repository.environments.map(environment =>
      renderEnvironment(this.#base, this.#repository, environment),
    );
  }

  deployments(): ServedDeployment[] {
    return this.#repository.deployments
      .map(one => ({
        id: one.id,
        sha: one.sha,
        ref: one.ref,
        task: one.task,
        environment: one.environment,
        render: () => renderDeployment(this.#base, this.#repository, one),
      }))
      .reverse();
  }

  statuses(id: number): Schemas['deployment-status'][] | undefined {
    const deployment = this.#find(id);
    return deployment?.statuses
      .map(status =>
        renderDeploymentStatus(
          this.#base,
          this.#repository,
          deployment,
          status,
        ),
      )
      .reverse();
  }

  deploy(request: Omit<DeploymentRequest, 'creator'>): ServedDeploymentAnswer {
    const result = this.#world.requestDeployment(this.#repository, {
      ...request,
      creator: VISITOR,
    });
    switch (result.kind) {
      case 'created':
        return {
          status: 201,
          deployment: renderDeployment(
            this.#base,
            this.#repository,
            result.deployment,
          ),
        };
      case 'merged':
        return { status: 202, message: result.message };
      case 'conflict':
        return { status: 409, message: result.message };
      case 'unknown-ref':
        return { status: 422, message: result.message };
      default:
        throw new Error(`Nothing comes of ${JSON.stringify(result)}`);
    }
  }

  /** `id` is one that is there. */
  tellStatus(
    id: number,
    options: Omit<StatusOptions, 'creator'>,
  ): Schemas['deployment-status'] {
    const deployment = this.#find(id);
    if (!deployment) throw new Error(`There is no deployment ${id}`);
    return renderDeploymentStatus(
      this.#base,
      this.#repository,
      deployment,
      this.#world.addDeploymentStatus(this.#repository, deployment, {
        ...options,
        creator: VISITOR,
      }),
    );
  }

  #find(id: number) {
    return this.#repository.deployments.find(one => one.id === id);
  }
}
