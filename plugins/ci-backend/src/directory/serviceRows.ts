import type {
  Service,
  ServiceMapping,
} from '@mainline/backstage-plugin-ci-common';
import { slugKey } from '../facts/rows';

/** A row of `services`. */
export interface ServiceRow {
  entity_ref: string;
  name: string;
  title: string | null;
  owner: string | null;
  system: string | null;
  /** JSON */
  mapping: string;
  host: string | null;
  slug_key: string | null;
}

export function serviceToRow(service: Service): ServiceRow {
  const { mapping } = service;
  return {
    entity_ref: service.entityRef,
    name: service.name,
    title: service.title ?? null,
    owner: service.owner ?? null,
    system: service.system ?? null,
    mapping: JSON.stringify(mapping),
    host: mapping.mapped ? mapping.repository.host : null,
    slug_key: mapping.mapped ? slugKey(mapping.repository.slug) : null,
  };
}

export function rowToService(row: ServiceRow): Service {
  return {
    entityRef: row.entity_ref,
    name: row.name,
    title: row.title ?? undefined,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
    mapping: JSON.parse(row.mapping) as ServiceMapping,
  };
}
