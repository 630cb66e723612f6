import type { Entity } from '@backstage/catalog-model';

/** The catalog's stock rules refuse kinds of our own: a Resource with a type stands in. */
export function isResourceOfType(entity: Entity, type: string): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'resource' &&
    entity.spec?.type === type
  );
}
