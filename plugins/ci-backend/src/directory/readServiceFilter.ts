import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { EntityFilterQuery } from '@backstage/catalog-client';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import {
  PATHS_ANNOTATION,
  PROJECT_SLUG_ANNOTATION,
  WORKFLOWS_ANNOTATION,
} from './annotations';

const key = 'ci.services.filter';

/** Components that are services by type, or that say where their builds come from. */
const defaultFilter: EntityFilterQuery = [
  { kind: 'component', 'spec.type': 'service' },
  ...[PROJECT_SLUG_ANNOTATION, WORKFLOWS_ANNOTATION, PATHS_ANNOTATION].map(
    annotation => ({
      kind: 'component',
      [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
    }),
  ),
];

const recordSchema = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string())]),
);
const filterSchema = z.union([recordSchema, z.array(recordSchema).min(1)]);

/** Which catalog entities are services: `ci.services.filter`. Whatever it says, only Components are. */
export function readServiceFilter(config: Config): EntityFilterQuery {
  const configured = config.getOptional(key);
  if (configured === undefined) return defaultFilter;
  const parsed = filterSchema.safeParse(configured);
  if (!parsed.success) {
    throw new InputError(
      `The configuration key ${key} is not a catalog filter: ${z.prettifyError(
        parsed.error,
      )}. Write a record such as { spec.type: service }, or a list of records of which one has to fit.`,
    );
  }
  const records = Array.isArray(parsed.data) ? parsed.data : [parsed.data];
  return records.map(record => ({ ...record, kind: 'component' }));
}
