import { stringify } from 'yaml';
import { CatalogEntity } from './CatalogEntity';

/** Entities as one file of many documents, as the catalog reads it. */
export function toYaml(entities: CatalogEntity[]): string {
  return entities.map(entity => `---\n${stringify(entity)}`).join('');
}
