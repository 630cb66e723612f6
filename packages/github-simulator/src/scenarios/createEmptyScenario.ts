import { component } from '../catalog/entities';
import { slugOf } from '../render/repository';
import { ServedWorld } from '../served/ServedWorld';
import { World } from '../world';
import { Scenario, ScenarioContext } from './Scenario';

/** A world without a repository, for tests that make their own. */
export function createEmptyScenario(context: ScenarioContext): Scenario {
  const world = new World(context);
  return {
    world,
    github: new ServedWorld(world, context.base),
    catalogEntities: () =>
      world.repositories.map(repository =>
        component({
          name: repository.name,
          description: repository.description,
          owner: repository.owner.login,
          slug: slugOf(repository),
        }),
      ),
    supplied: () => ({ jobs: [], workflows: [] }),
  };
}
