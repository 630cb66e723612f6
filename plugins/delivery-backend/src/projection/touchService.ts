import { parseEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';

/**
 * Marks that what a service's computed rows rest on has changed, in the transaction that changed it.
 * A service that is not known yet gets its row; its names follow with the next reading of the list of services.
 */
export async function touchService(
  tx: Knex.Transaction,
  entityRef: string,
): Promise<void> {
  const { name } = parseEntityRef(entityRef);
  await tx('services')
    .insert({
      entity_ref: entityRef,
      name,
      name_key: name.toLocaleLowerCase('en-US'),
      search_key: name.toLocaleLowerCase('en-US'),
      listed: false,
      facts_version: 1,
    })
    .onConflict('entity_ref')
    .merge({ facts_version: tx.raw('services.facts_version + 1') });
}
