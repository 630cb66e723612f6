import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';

/** Of a computed row, and of what the store knows at this moment about its source. */
export interface HealthAnswerRow {
  entity_ref: string;
  document: string;
  complete_up_to: string | null;
  repository_error: string | null;
  locator_error: string | null;
}

/** Computed rows beside their repository (`repositories`) and the name it is looked for under (`repository_locators`). */
export function healthRows(knex: Knex): Knex.QueryBuilder {
  return knex('service_health')
    .join('services', 'services.entity_ref', 'service_health.entity_ref')
    .leftJoin('repositories', 'repositories.id', 'service_health.repository_id')
    .leftJoin('repository_locators', join =>
      join
        .on('repository_locators.host', 'services.host')
        .andOn('repository_locators.slug_key', 'services.slug_key'),
    );
}

export function selectHealth(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query.select(
    'service_health.entity_ref',
    'service_health.document',
    'repositories.complete_up_to',
    { repository_error: 'repositories.error' },
    { locator_error: 'repository_locators.error' },
  );
}

/** @param lateBefore - facts complete only up to an instant before it are late */
export function rowToHealth(
  row: HealthAnswerRow,
  lateBefore: string,
): ServiceHealth {
  const health = JSON.parse(row.document) as ServiceHealth;
  return {
    ...health,
    completeUpTo: row.complete_up_to ?? undefined,
    late:
      health.state !== 'unmapped' && (row.complete_up_to ?? '') < lateBefore,
    sourceError: row.repository_error ?? row.locator_error ?? undefined,
  };
}
