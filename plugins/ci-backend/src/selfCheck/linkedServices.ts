import type { Service } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { rowToService } from '../directory/serviceRows';
import type { ServiceRow } from '../directory/serviceRows';

/** A service whose repository was found, and what its owner wrote down. */
export interface LinkedService {
  service: Service;
  repositoryId: string;
  /** Of its owner. */
  annotations: Record<string, string>;
}

/** @param repositoryId - default: of every repository */
export async function linkedServices(
  knex: Knex,
  repositoryId?: string,
): Promise<LinkedService[]> {
  const query = knex('services')
    .join('repository_locators', join =>
      join
        .on('repository_locators.host', 'services.host')
        .andOn('repository_locators.slug_key', 'services.slug_key'),
    )
    .leftJoin('team_annotations', 'team_annotations.owner', 'services.owner')
    .whereNotNull('repository_locators.repository_id')
    .orderBy('services.entity_ref')
    .select(
      'services.*',
      'repository_locators.repository_id',
      'team_annotations.annotations',
    );
  if (repositoryId !== undefined) {
    query.where('repository_locators.repository_id', repositoryId);
  }
  const rows: Array<
    ServiceRow & { repository_id: string; annotations: string | null }
  > = await query;
  return rows.map(row => ({
    service: rowToService(row),
    repositoryId: row.repository_id,
    annotations: JSON.parse(row.annotations ?? '{}') as Record<string, string>,
  }));
}
