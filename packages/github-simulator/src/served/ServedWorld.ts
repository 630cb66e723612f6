import { World } from '../world';
import { ServedGithub, ServedRepository } from './ServedGithub';
import { ServedWorldRepository } from './ServedWorldRepository';

/** A generated world, as the REST routes read it. */
export class ServedWorld implements ServedGithub {
  readonly #world: World;
  readonly #base: () => string;

  constructor(world: World, base: () => string) {
    this.#world = world;
    this.#base = base;
  }

  repositories(): ServedRepository[] {
    return this.#world.repositories.map(
      repository =>
        new ServedWorldRepository(this.#world, repository, this.#base()),
    );
  }

  bySlug(slug: string) {
    const found = this.#world.find(slug);
    return found && new ServedWorldRepository(this.#world, found, this.#base());
  }

  byId(id: number) {
    return this.#serve(repository => repository.id === id);
  }

  renamedFrom(slug: string) {
    const renamed = this.#world.renamedFrom(slug);
    return this.#serve(repository => repository === renamed);
  }

  #serve(matches: (repository: World['repositories'][number]) => boolean) {
    const found = this.#world.repositories.find(matches);
    return found && new ServedWorldRepository(this.#world, found, this.#base());
  }
}
