import type { AuthService } from '@backstage/backend-plugin-api';
import type { EntityFilterQuery } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Service } from '@mainline/backstage-plugin-ci-common';
import { mapService } from './mapService';
import type { MappingOptions } from './mapService';
import { calendarAnnotationsOf } from '../selfCheck/rules';
import type { ServiceDirectory, Team } from './ServiceDirectory';

const fields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'relations',
];

/** So many entities are asked for at once. */
const chunkSize = 200;

/** The catalog's Components as services, and their owners, read with the plugin's own credentials. */
export class CatalogServiceDirectory implements ServiceDirectory {
  readonly #options: {
    catalog: CatalogService;
    auth: AuthService;
    filter: EntityFilterQuery;
    mapping: MappingOptions;
  };

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    filter: EntityFilterQuery;
    mapping: MappingOptions;
  }) {
    this.#options = options;
  }

  async listServices(): Promise<Service[]> {
    const { catalog, auth, filter, mapping } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const services = new Map<string, Service>();
    for await (const entities of catalog.streamEntities(
      { filter, fields },
      { credentials },
    )) {
      for (const entity of entities) {
        const service = mapService(entity, mapping);
        services.set(service.entityRef, service);
      }
    }
    return [...services.values()];
  }

  async listTeams(owners: string[]): Promise<Team[]> {
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const teams: Team[] = [];
    for (let start = 0; start < owners.length; start += chunkSize) {
      const entityRefs = owners.slice(start, start + chunkSize);
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: ['metadata.annotations'] },
        { credentials },
      );
      for (const [index, owner] of entityRefs.entries()) {
        const annotations = calendarAnnotationsOf(
          items[index]?.metadata.annotations,
        );
        if (Object.keys(annotations).length > 0) {
          teams.push({ owner, annotations });
        }
      }
    }
    return teams;
  }
}
