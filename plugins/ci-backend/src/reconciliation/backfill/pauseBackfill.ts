import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';

/** A pause, and who it is owed to. */
export interface BackfillPause {
  at: Instant;
  by: string;
}

/**
 * Has no process read further history until it is resumed, from the step on that each is at now: within seconds. What is new is
 * read on, of new repositories too.
 */
export async function pauseBackfill(
  options: { knex: Knex } & BackfillPause,
): Promise<void> {
  const { knex, at, by } = options;
  await knex('backfill_pauses')
    .insert({ id: 1, paused_at: at, paused_by: by })
    .onConflict('id')
    .ignore();
}

/** Goes on from where it was paused. */
export async function resumeBackfill({ knex }: { knex: Knex }): Promise<void> {
  await knex('backfill_pauses').delete();
}
