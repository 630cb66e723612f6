import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';

const perTransaction = 500;

/**
 * Removes the runs with their jobs, and the check-ins, of days that are frozen. What was deployed stays with its builds, for
 * it may be live somewhere, and so does what contradicts itself, for it is listed.
 */
export async function pruneFacts(
  knex: Knex,
  repositoryId: string,
  signal: AbortSignal,
): Promise<void> {
  const repository = await knex('repositories')
    .where('id', repositoryId)
    .first('facts_since');
  const since: string | null = repository?.facts_since ?? null;
  if (since === null) return;
  for (const prune of [pruneRuns, pruneCheckIns]) {
    let pruned: number;
    do {
      if (signal.aborted) return;
      pruned = await transact(knex, tx => prune(tx, repositoryId, since));
    } while (pruned === perTransaction);
  }
}

async function pruneRuns(
  tx: Knex.Transaction,
  repositoryId: string,
  since: string,
): Promise<number> {
  const deployed = () => tx('deployments').where('repository_id', repositoryId);
  const ids: string[] = await tx('runs')
    .where('repository_id', repositoryId)
    .where('created_at', '<', since)
    .whereNotIn('head_sha', deployed().select('sha'))
    .whereNotIn('id', deployed().whereNotNull('run_id').select('run_id'))
    .groupBy('id')
    .having(tx.raw('max(contradiction) is null'))
    // A merge queue builds before the check-in is one: it may be of a day that is kept.
    .whereNotIn(
      'head_sha',
      tx('check_ins')
        .where('repository_id', repositoryId)
        .where('reached_mainline_at', '>=', since)
        .select('sha'),
    )
    .limit(perTransaction)
    .pluck('id');
  await tx('jobs')
    .where('repository_id', repositoryId)
    .whereIn('run_id', ids)
    .delete();
  await tx('runs')
    .where('repository_id', repositoryId)
    .whereIn('id', ids)
    .delete();
  return ids.length;
}

/** One with a build that is kept stays too: else it would take the place of that build. */
async function pruneCheckIns(
  tx: Knex.Transaction,
  repositoryId: string,
  since: string,
): Promise<number> {
  const shas: string[] = await tx('check_ins')
    .where('repository_id', repositoryId)
    .where('reached_mainline_at', '<', since)
    .whereNotIn(
      'sha',
      tx('deployments').where('repository_id', repositoryId).select('sha'),
    )
    .whereNotExists(
      tx('runs')
        .select(tx.raw('1'))
        .whereRaw('runs.repository_id = check_ins.repository_id')
        .whereRaw('runs.head_sha = check_ins.sha'),
    )
    .limit(perTransaction)
    .pluck('sha');
  for (const table of ['changed_paths', 'check_ins']) {
    await tx(table)
      .where('repository_id', repositoryId)
      .whereIn('sha', shas)
      .delete();
  }
  return shas.length;
}
