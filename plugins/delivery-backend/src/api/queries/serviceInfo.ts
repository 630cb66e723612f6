import type { MatrixRow } from '@mainline/backstage-plugin-delivery-common';
import type { ServiceRow } from '../../directory';

/** A service as the pages name it. */
export function serviceInfo(
  row: Pick<ServiceRow, 'entity_ref' | 'name' | 'title' | 'owner' | 'system'>,
): MatrixRow['service'] {
  return {
    entityRef: row.entity_ref,
    name: row.name,
    title: row.title ?? undefined,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
  };
}
