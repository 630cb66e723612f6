import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';

/**
 * The ref of the page's entity, as the backends write it.
 *
 * @public
 */
export function useEntityRef(): string {
  return stringifyEntityRef(useEntity().entity).toLowerCase();
}
