import type { AuthService } from '@backstage/backend-plugin-api';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** What delivery needs of a service's entity. */
export interface ServiceEntity {
  annotations: Record<string, string>;
  /** Entity refs of all its owners. */
  owners: string[];
}

/** The entities of services, read with the plugin's own credentials: whether the reader may see them is decided elsewhere. */
export class ServiceEntities {
  readonly #options: { auth: AuthService; catalog: CatalogService };

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#options = options;
  }

  /** As the catalog has them at this moment, for who owns a service decides who may deploy it. */
  async find(entityRefs: string[]): Promise<Map<string, ServiceEntity>> {
    const distinct = [...new Set(entityRefs)];
    if (distinct.length === 0) return new Map();
    const { auth, catalog } = this.#options;
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs: distinct,
        fields: ['kind', 'metadata', 'relations'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Map(
      distinct.flatMap((ref, index): Array<[string, ServiceEntity]> => {
        const entity = items[index];
        return entity ? [[ref, serviceEntityOf(entity)]] : [];
      }),
    );
  }
}

export function serviceEntityOf(entity: Entity): ServiceEntity {
  return {
    annotations: entity.metadata.annotations ?? {},
    owners: (entity.relations ?? [])
      .filter(relation => relation.type === RELATION_OWNED_BY)
      .map(relation => relation.targetRef),
  };
}
