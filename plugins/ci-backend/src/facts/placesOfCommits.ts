import { dayOf, type Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow } from './rows';
import { queriesOfWanted } from './rowsByKey';

/** A day of a repository. */
export interface Place {
  repositoryId: string;
  day: string;
}

export function placeOf(row: { repository_id: string }, at: Instant): Place {
  return { repositoryId: row.repository_id, day: dayOf(at) };
}

/** Where commits stand: as check-ins, and as builds alone would have them. */
export async function placesOfCommits(
  tx: Knex.Transaction,
  /** By their ids. */
  repositories: Map<string, Pick<RepositoryRow, 'default_branch'>>,
  /** Ids of repositories, and shas. */
  commits: string[][],
): Promise<Place[]> {
  const places: Place[] = [];
  const columns = ['repository_id', 'sha'];
  for (const query of queriesOfWanted(tx, columns, commits)) {
    const rows: Array<{
      repository_id: string;
      at: Instant;
      branch: string | null;
    }> = await query
      .select({
        repository_id: 'check_ins.repository_id',
        at: 'check_ins.reached_mainline_at',
        branch: tx.raw('null'),
      })
      .from('wanted')
      .join('check_ins', {
        'check_ins.repository_id': 'wanted.repository_id',
        'check_ins.sha': 'wanted.sha',
      })
      .unionAll([
        tx('wanted')
          .join('runs', {
            'runs.repository_id': 'wanted.repository_id',
            'runs.head_sha': 'wanted.sha',
          })
          .where('runs.event', 'push')
          .whereNotNull('runs.branch')
          .select({
            repository_id: 'runs.repository_id',
            at: 'runs.created_at',
            branch: 'runs.branch',
          }),
      ]);
    places.push(
      ...rows
        .filter(
          row =>
            row.branch === null ||
            row.branch === repositories.get(row.repository_id)?.default_branch,
        )
        .map(row => placeOf(row, row.at)),
    );
  }
  return places;
}
