import { mockServices } from '@backstage/backend-test-utils';
import { openDatabase } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';

/** The database of a test, with the plugin's tables. */
export async function migrated(knex: Knex): Promise<Knex> {
  return openDatabase(
    mockServices.database.mock({ getClient: async () => knex }),
    '@mainline/backstage-plugin-delivery-backend',
  );
}

/** Empties the tables that acting writes. */
export async function clearActing(knex: Knex): Promise<void> {
  for (const table of [
    'deployments',
    'outbox',
    'deployment_events',
    'services',
  ]) {
    await knex(table).delete();
  }
}
