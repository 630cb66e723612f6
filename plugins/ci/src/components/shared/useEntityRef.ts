import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';

/** The ref of the page's entity, as the ci backend writes it. */
export function useEntityRef(): string {
  return stringifyEntityRef(useEntity().entity).toLowerCase();
}
