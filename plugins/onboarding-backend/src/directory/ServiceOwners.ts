import type { AuthService } from '@backstage/backend-plugin-api';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** A catalog answers for so many refs at once. */
const chunkSize = 500;

/** Who owns services, as the catalog says it at this moment, read with the plugin's own credentials. */
export class ServiceOwners {
  readonly #options: { auth: AuthService; catalog: CatalogService };

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#options = options;
  }

  /** Entity refs of all owners. A service that the catalog does not have is left out. */
  async find(services: string[]): Promise<Map<string, { owners: string[] }>> {
    const entities = await this.#read(services, ['kind', 'relations']);
    return new Map(
      entities.map(([ref, entity]) => [
        ref,
        {
          owners: (entity.relations ?? [])
            .filter(relation => relation.type === RELATION_OWNED_BY)
            .map(relation => relation.targetRef),
        },
      ]),
    );
  }

  /** Those that the catalog has. */
  async existing(refs: string[]): Promise<Set<string>> {
    const entities = await this.#read(refs, ['kind']);
    return new Set(entities.map(([ref]) => ref));
  }

  async #read(refs: string[], fields: string[]) {
    const { auth, catalog } = this.#options;
    const distinct = [...new Set(refs)];
    const credentials = await auth.getOwnServiceCredentials();
    const found = [];
    for (let start = 0; start < distinct.length; start += chunkSize) {
      const entityRefs = distinct.slice(start, start + chunkSize);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields },
        { credentials },
      );
      found.push(
        ...entityRefs.flatMap((ref, index) => {
          const entity = items[index];
          return entity ? [[ref, entity] as const] : [];
        }),
      );
    }
    return found;
  }
}
