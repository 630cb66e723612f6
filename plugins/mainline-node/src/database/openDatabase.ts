import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/**
 * The plugin's database, migrated by the package's folder `migrations`, unless the portal's operator migrates it himself
 * (`database.migrations.skip`).
 *
 * @param packageName - of the plugin: `@mainline/backstage-plugin-ci-backend`
 */
export async function openDatabase(
  database: DatabaseService,
  packageName: string,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(packageName, 'migrations'),
    });
  }
  return knex;
}
