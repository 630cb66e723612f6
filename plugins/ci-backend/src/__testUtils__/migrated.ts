import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { openDatabase } from '@mainline/backstage-plugin-mainline-node';

/** The database of a test, with the plugin's tables. */
export async function migrated(knex: Knex): Promise<Knex> {
  return openDatabase(
    mockServices.database.mock({ getClient: async () => knex }),
    '@mainline/backstage-plugin-ci-backend',
  );
}
