import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { ServiceRow } from './rows';

/**
 * The rows of services, locked until the transaction ends: whoever writes how a service stands holds it, so that a round and a person
 * never write over each other. In one order everywhere, so that two never wait for each other. Those that are gone are left out.
 */
export async function lockServices(
  tx: Knex.Transaction,
  entityRefs: string[],
): Promise<ServiceRow[]> {
  const rows = tx<ServiceRow>('services')
    .whereIn('entity_ref', entityRefs)
    .orderBy('entity_ref')
    .select('*');
  return isPostgres(tx) ? rows.forUpdate() : rows;
}
