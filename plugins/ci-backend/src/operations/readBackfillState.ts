import type { BackfillState } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { readBackfill } from '../reconciliation/backfill';

/** How far the reading of history has come, and who paused it. */
export async function readBackfillState(knex: Knex): Promise<BackfillState> {
  const { paused, repositories } = await readBackfill({ knex, limit: 0 });
  return { paused: paused !== undefined, ...paused, ...repositories };
}
