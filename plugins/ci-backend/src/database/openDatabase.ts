import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** The plugin's database, migrated unless the portal's operator migrates it himself (`database.migrations.skip`). */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@mainline/backstage-plugin-ci-backend',
        'migrations',
      ),
    });
  }
  return knex;
}
