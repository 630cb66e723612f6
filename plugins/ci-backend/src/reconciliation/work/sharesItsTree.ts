import type { Knex } from 'knex';
import { rowToService, type ServiceRow } from '../../directory/serviceRows';

/** Whether some service of a repository is a part of it only: a folder, or certain paths. */
export async function sharesItsTree(
  knex: Knex,
  repositoryId: string,
): Promise<boolean> {
  const rows: ServiceRow[] = await knex('services')
    .join('repository_locators', join =>
      join
        .on('repository_locators.host', 'services.host')
        .andOn('repository_locators.slug_key', 'services.slug_key'),
    )
    .where('repository_locators.repository_id', repositoryId)
    .select('services.*');
  return rows
    .map(rowToService)
    .some(
      ({ mapping }) =>
        mapping.mapped &&
        (mapping.folder !== undefined || mapping.paths !== undefined),
    );
}
