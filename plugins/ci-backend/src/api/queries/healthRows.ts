import type {
  HealthState,
  Instant,
  SelfCheckSummary,
  SelfCheckVerdict,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import { errorMessages, type StoredBoolean } from '../../facts';
import { isOfThisRed } from '../../onIt/isOfThisRed';
import type { JsonOf } from '../JsonOf';

/** Of a computed row, and of what the store knows at this moment about its source. */
export interface HealthAnswerRow {
  entity_ref: string;
  state: HealthState;
  document: string;
  complete_up_to: string | null;
  archived: StoredBoolean | null;
  repository_error: string | null;
  repository_error_messages: string | null;
  /** Sentence and messages, JSON; null where there is none. */
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

/** Computed rows beside their repository (`repositories`), the three answers (`self_checks`) and who is on the red that is now (`on_it`). */
export function healthRows(knex: Knex): Knex.QueryBuilder {
  return knex('service_health')
    .leftJoin('repositories', 'repositories.id', 'service_health.repository_id')
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

/** Why the name that a service looks for its repository under can't be read. Joined to the others it doubles the time that PostgreSQL plans. */
export function locatorError(knex: Knex): Knex.QueryBuilder {
  return locatorOf(knex).select('repository_locators.error');
}

/** The same with its messages: asked for in a query of their own they would cost as much again. */
function locatorErrorWithMessages(knex: Knex): Knex.QueryBuilder {
  const both = 'repository_locators.error, repository_locators.error_messages';
  return locatorOf(knex)
    .whereNotNull('repository_locators.error')
    .select(
      knex.raw(
        isPostgres(knex)
          ? `json_build_array(${both})::text`
          : `json_array(${both})`,
      ),
    );
}

function locatorOf(knex: Knex): Knex.QueryBuilder {
  return knex('services')
    .join('repository_locators', join =>
      join
        .on('repository_locators.host', 'services.host')
        .andOn('repository_locators.slug_key', 'services.slug_key'),
    )
    .whereRaw('services.entity_ref = service_health.entity_ref');
}

/** @param query - of {@link healthRows} */
export function selectHealth(
  knex: Knex,
  query: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return query.select(
    'service_health.entity_ref',
    'service_health.state',
    'service_health.document',
    'repositories.complete_up_to',
    'repositories.archived',
    { repository_error: 'repositories.error' },
    { repository_error_messages: 'repositories.error_messages' },
    locatorErrorWithMessages(knex).as('locator_error'),
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
  return {
    ...(JSON.parse(row.document) as ServiceHealth),
    ...knownNow(row, lateBefore),
  };
}

/** The same as JSON. What was computed is stored as it is sent: to parse a page of it and write it again takes longer than to read it. */
export function rowToHealthJson(
  row: HealthAnswerRow,
  lateBefore: string,
): JsonOf<ServiceHealth> {
  const now = JSON.stringify(knownNow(row, lateBefore));
  return `${row.document.slice(0, -1)},${now.slice(1)}`;
}

/** What the store knows beside what was computed. */
function knownNow(row: HealthAnswerRow, lateBefore: string) {
  return {
    completeUpTo: row.complete_up_to ?? undefined,
    late:
      row.state !== 'unmapped' &&
      !row.archived &&
      (row.fresh_until ?? row.complete_up_to ?? '') < lateBefore,
    ...sourceErrorOf(row),
    onIt:
      row.on_it_by !== null && row.on_it_at !== null
        ? { by: row.on_it_by, at: row.on_it_at }
        : undefined,
    selfCheck: selfCheckOf(row),
    webhookSince: row.webhook_since ?? undefined,
  } satisfies Partial<ServiceHealth>;
}

function selfCheckOf(row: HealthAnswerRow): SelfCheckSummary | undefined {
  const { daily, tested, fixing, dormant, answered_at: at } = row;
  return daily && tested && fixing && at
    ? { daily, tested, fixing, dormant: Boolean(dormant), at }
    : undefined;
}

function sourceErrorOf(
  row: HealthAnswerRow,
): Pick<ServiceHealth, 'sourceError' | 'sourceErrorMessages'> {
  const [error, messages]: [string | null, string | null] =
    row.repository_error === null
      ? JSON.parse(row.locator_error ?? '[null, null]')
      : [row.repository_error, row.repository_error_messages];
  return {
    sourceError: error ?? undefined,
    sourceErrorMessages: errorMessages(messages),
  };
}
