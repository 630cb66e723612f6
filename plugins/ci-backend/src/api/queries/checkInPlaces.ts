import type { Knex } from 'knex';

/** A commit on mainline, and where it stands in check-in order. */
export interface CheckInPlace {
  sha: string;
  at: string;
  push_index: number;
}

/**
 * Every commit on mainline of a repository: check-ins that were read and are on it still, and commits that so far only a push run on the
 * default branch tells of, which take the place of their first run. The same order as `checkInSequence`.
 */
export function checkInPlaces(
  knex: Knex,
  repository: { id: string; defaultBranch: string },
): Knex.QueryBuilder {
  const read = knex('check_ins')
    .where({ repository_id: repository.id, off_mainline_at: null })
    .select('sha', { at: 'reached_mainline_at' }, 'push_index');
  const seenByRun = knex('runs')
    .where({
      repository_id: repository.id,
      event: 'push',
      branch: repository.defaultBranch,
      head_repository: null,
    })
    .whereNotExists(
      knex('check_ins')
        .select(knex.raw('1'))
        .whereRaw('check_ins.repository_id = runs.repository_id')
        .whereRaw('check_ins.sha = runs.head_sha'),
    )
    .groupBy('head_sha')
    .select(
      { sha: 'head_sha' },
      knex.raw('min(created_at) as at'),
      knex.raw('0 as push_index'),
    );
  return knex.from(read.unionAll([seenByRun]).as('places'));
}
