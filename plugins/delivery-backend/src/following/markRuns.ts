import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { plusMs, type DeploymentRow, type OutboxRow } from '../rows';

/** A run that appears later than this is not waited for: whoever asked has long looked for himself. */
const waitedForMs = 7 * 24 * 60 * 60 * 1000;

/** SQLite and PostgreSQL take a limited number of values at once. */
const atOnce = 500;

/**
 * Marks what may rest on these runs to be looked at: deployments whose run it is, at whatever end they are; and those of the same
 * repositories whose run nobody has seen, for it may be among these.
 */
export async function markRuns(
  knex: Knex,
  runs: Array<{ repositoryId: string; runId: string }>,
  now: Instant,
): Promise<void> {
  const runIds = [...new Set(runs.map(run => run.runId))];
  for (let from = 0; from < runIds.length; from += atOnce) {
    await knex<DeploymentRow>('deployments')
      .whereIn('run_id', runIds.slice(from, from + atOnce))
      .update({ look_at: now });
  }
  const repositoryIds = [...new Set(runs.map(run => run.repositoryId))];
  for (let from = 0; from < repositoryIds.length; from += atOnce) {
    const some = repositoryIds.slice(from, from + atOnce);
    await knex<DeploymentRow>('deployments')
      .whereIn('repository_id', some)
      .where({ state: 'unknown' })
      .whereNull('run_id')
      .where('requested_at', '>', plusMs(now, -waitedForMs))
      .update({ look_at: now });
    await knex<OutboxRow>('outbox')
      .where({ state: 'looking' })
      .where('due_at', '>', now)
      .whereIn(
        'deployment_id',
        knex<DeploymentRow>('deployments')
          .select('id')
          .whereIn('repository_id', some)
          .where({ phase: 'looking' }),
      )
      .update({ due_at: now });
  }
}
