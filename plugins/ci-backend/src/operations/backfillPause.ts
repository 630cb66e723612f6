import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';

const key = 'backfill-paused';

/** One decision of an operator, in the table `collection_settings`. */
interface SettingRow {
  key: string;
  /** JSON */
  value: string;
  by: string;
  at: Instant;
}

/** Whether first readings are held back, and who said so last. */
export interface BackfillPause {
  paused: boolean;
  by?: string;
  at?: Instant;
}

export async function readBackfillPause(knex: Knex): Promise<BackfillPause> {
  const row = await knex<SettingRow>('collection_settings')
    .where({ key })
    .first();
  if (!row) return { paused: false };
  return { paused: row.value === 'true', by: row.by, at: row.at };
}

/** Said again, it stays as it was said first. */
export async function saveBackfillPause(
  knex: Knex,
  pause: Required<BackfillPause>,
): Promise<void> {
  const { paused, by, at } = pause;
  await knex<SettingRow>('collection_settings')
    .insert({ key, value: String(paused), by, at })
    .onConflict('key')
    .merge()
    .whereNot('collection_settings.value', String(paused));
}

/** Of rows of `repositories`: those that may be read, which while the backfill is paused are those that were read once. */
export function notPaused(repositories: Knex.QueryBuilder): Knex.QueryBuilder {
  return repositories
    .whereNotNull('complete_up_to')
    .orWhereNotExists(setting =>
      setting
        .from('collection_settings')
        .select('key')
        .where({ key, value: 'true' }),
    );
}
