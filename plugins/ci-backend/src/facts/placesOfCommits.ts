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

/** A commit: the id of its repository, and its SHA. */
export type CommitKey = [repositoryId: string, sha: string];

/** Where a commit stands: as a check-in, or, with a branch, as a build alone would have it. */
export interface CommitPlace {
  repository_id: string;
  sha: string;
  at: Instant;
  branch: string | null;
}

/** Finds where commits stand. */
export function queriesOfPlaces(
  tx: Knex,
  commits: CommitKey[],
): Knex.QueryBuilder[] {
  return queriesOfWanted(tx, ['repository_id', 'sha'], commits).map(query =>
    query
      .select({
        repository_id: 'check_ins.repository_id',
        sha: 'check_ins.sha',
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
            sha: 'runs.head_sha',
            at: 'runs.created_at',
            branch: 'runs.branch',
          }),
      ]),
  );
}

/** Of builds only those of mainline. */
export function placesOf(
  rows: CommitPlace[],
  /** By their ids. */
  repositories: Map<string, Pick<RepositoryRow, 'default_branch'>>,
): Place[] {
  return rows
    .filter(
      row =>
        row.branch === null ||
        row.branch === repositories.get(row.repository_id)?.default_branch,
    )
    .map(row => placeOf(row, row.at));
}

export async function readPlaces(
  tx: Knex,
  commits: CommitKey[],
): Promise<CommitPlace[]> {
  const rows: CommitPlace[] = [];
  for (const query of queriesOfPlaces(tx, commits)) rows.push(...(await query));
  return rows;
}
