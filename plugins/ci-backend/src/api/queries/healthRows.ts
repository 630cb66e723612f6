import type {
  Instant,
  SelfCheckSummary,
  SelfCheckVerdict,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { StoredBoolean } from '../../facts';
import { isOfThisRed } from '../../onIt/isOfThisRed';

/** Of a computed row, and of what the store knows at this moment about its source. */
export interface HealthAnswerRow {
  entity_ref: string;
  document: string;
  complete_up_to: string | null;
  archived: StoredBoolean | null;
  repository_error: string | null;
  locator_error: string | null;
  webhook_since: Instant | null;
  fresh_until: Instant | null;
  on_it_by: string | null;
  on_it_at: Instant | null;
  daily: SelfCheckVerdict | null;
  tested: SelfCheckVerdict | null;
  fixing: SelfCheckVerdict | null;
  dormant: StoredBoolean | null;
  answered_at: Instant | null;
}

/**
 * Computed rows beside their repository (`repositories`), the name it is looked for under (`repository_locators`), the
 * three answers (`self_checks`) and who is on the red that is now (`on_it`).
 */
export function healthRows(knex: Knex): Knex.QueryBuilder {
  return knex('service_health')
    .join('services', 'services.entity_ref', 'service_health.entity_ref')
    .leftJoin('repositories', 'repositories.id', 'service_health.repository_id')
    .leftJoin('repository_locators', join =>
      join
        .on('repository_locators.host', 'services.host')
        .andOn('repository_locators.slug_key', 'services.slug_key'),
    )
    .leftJoin(
      'self_checks',
      'self_checks.entity_ref',
      'service_health.entity_ref',
    )
    .leftJoin('on_it', join =>
      join
        .on('on_it.entity_ref', 'service_health.entity_ref')
        .andOn(knex.raw(isOfThisRed)),
    );
}

export function selectHealth(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query.select(
    'service_health.entity_ref',
    'service_health.document',
    'repositories.complete_up_to',
    'repositories.archived',
    { repository_error: 'repositories.error' },
    { locator_error: 'repository_locators.error' },
    'repositories.webhook_since',
    'repositories.fresh_until',
    { on_it_by: 'on_it.by' },
    { on_it_at: 'on_it.at' },
    'self_checks.daily',
    'self_checks.tested',
    'self_checks.fixing',
    'self_checks.dormant',
    { answered_at: 'self_checks.at' },
  );
}

/** @param lateBefore - facts that were to be read again before it are late */
export function rowToHealth(
  row: HealthAnswerRow,
  lateBefore: string,
): ServiceHealth {
  const health = JSON.parse(row.document) as ServiceHealth;
  return {
    ...health,
    completeUpTo: row.complete_up_to ?? undefined,
    late:
      health.state !== 'unmapped' &&
      !row.archived &&
      (row.fresh_until ?? row.complete_up_to ?? '') < lateBefore,
    sourceError: row.repository_error ?? row.locator_error ?? undefined,
    onIt:
      row.on_it_by !== null && row.on_it_at !== null
        ? { by: row.on_it_by, at: row.on_it_at }
        : undefined,
    selfCheck: selfCheckOf(row),
    webhookSince: row.webhook_since ?? undefined,
  };
}

function selfCheckOf(row: HealthAnswerRow): SelfCheckSummary | undefined {
  const { daily, tested, fixing, dormant, answered_at: at } = row;
  return daily && tested && fixing && at
    ? { daily, tested, fixing, dormant: Boolean(dormant), at }
    : undefined;
}
