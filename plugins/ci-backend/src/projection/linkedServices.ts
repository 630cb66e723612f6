import type { Service } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { rowToService } from '../directory/serviceRows';
import type { ServiceRow } from '../directory/serviceRows';
import type { StoredHealth } from './writeHealth';

/** A service of a repository, with what was computed of it before. */
export interface LinkedService {
  service: Service;
  stored?: StoredHealth;
}

/** The services of a repository, and how many attempts of its runs contradict themselves. */
export async function linkedServices(
  tx: Knex,
  repositoryId: string,
): Promise<{ services: LinkedService[]; contradictions: number }> {
  const rows: Array<
    ServiceRow & {
      stored_document: string | null;
      stored_repository_id: string | null;
      stored_attention_key: string | null;
      stored_red_since: string | null;
      contradictions: number | string;
    }
  > = await tx('services')
    .join('repository_locators', join =>
      join
        .on('repository_locators.host', 'services.host')
        .andOn('repository_locators.slug_key', 'services.slug_key'),
    )
    .leftJoin(
      'service_health',
      'service_health.entity_ref',
      'services.entity_ref',
    )
    .where('repository_locators.repository_id', repositoryId)
    .orderBy('services.entity_ref')
    .select(
      'services.*',
      { stored_document: 'service_health.document' },
      { stored_repository_id: 'service_health.repository_id' },
      { stored_attention_key: 'service_health.attention_key' },
      { stored_red_since: 'service_health.red_since' },
      tx('runs')
        .where('runs.repository_id', repositoryId)
        .whereNotNull('contradiction')
        .count('*')
        .as('contradictions'),
    );
  return {
    services: rows.map(row => ({
      service: rowToService(row),
      stored:
        row.stored_document === null
          ? undefined
          : {
              document: row.stored_document,
              repository_id: row.stored_repository_id,
              attention_key: row.stored_attention_key ?? '',
              red_since: row.stored_red_since,
            },
    })),
    contradictions: Number(rows[0]?.contradictions ?? 0),
  };
}
