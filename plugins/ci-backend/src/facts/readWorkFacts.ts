import type {
  ChangedPathsFact,
  Instant,
  MergedPullRequestFact,
  OpenBranchFact,
} from '@mainline/backstage-plugin-ci-common';
import { readTogether } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import {
  rowToChangedPaths,
  rowToMergedPullRequest,
  rowToOpenBranch,
  type ChangedPathsRow,
  type CheckInRow,
  type MergedPullRequestRow,
  type OpenBranchRow,
  type RepositoryRow,
} from './rows';
import { rowsWhereIn } from './writeRows';

/** How work came to mainline, or waits for it. A field is absent where it was not collected to the end: it is not guessed at. */
export interface WorkFacts {
  mergedPullRequests?: MergedPullRequestFact[];
  openBranches?: OpenBranchFact[];
  changedPaths?: ChangedPathsFact[];
}

/** A repository, and which of its work was collected to the end. */
export type RepositoryOfWork = Pick<
  RepositoryRow,
  | 'id'
  | 'default_branch'
  | 'pull_requests_read_at'
  | 'branches_read_at'
  | 'changed_paths_read_at'
>;

/**
 * What is known of the work of one repository since an instant: pull requests that were merged since, open branches as of
 * the last day's list, and the changed paths of what reached mainline since and of the commits of both.
 */
export async function readWorkFacts(
  tx: Knex,
  repository: RepositoryOfWork,
  since: Instant,
): Promise<WorkFacts> {
  const rows = await readTogether<{
    mergedPullRequests: MergedPullRequestRow;
    openBranches: OpenBranchRow;
  }>(tx, {
    mergedPullRequests: repository.pull_requests_read_at
      ? [
          tx('merged_pull_requests')
            .where({ repository_id: repository.id })
            .where('merged_at', '>=', since)
            .whereNotNull('commits')
            .orderBy('number')
            .select(),
        ]
      : [],
    openBranches: repository.branches_read_at
      ? [
          tx('open_branches')
            .where({ repository_id: repository.id })
            .whereNotNull('commits')
            .orderBy('name')
            .select(),
        ]
      : [],
  });
  const mergedPullRequests = repository.pull_requests_read_at
    ? await mergedInto(tx, repository, rows.mergedPullRequests)
    : undefined;
  const openBranches = repository.branches_read_at
    ? await notArrived(tx, repository, rows.openBranches)
    : undefined;
  const shas = [...(mergedPullRequests ?? []), ...(openBranches ?? [])].flatMap(
    ({ commits }) => commits.map(({ sha }) => sha),
  );
  return {
    ...(mergedPullRequests && { mergedPullRequests }),
    ...(openBranches && { openBranches }),
    ...(repository.changed_paths_read_at && {
      changedPaths: await readChangedPaths(tx, {
        repositoryId: repository.id,
        since,
        shas,
      }),
    }),
  };
}

/** One whose merge is on mainline was merged into it, whatever mainline was called then. */
async function mergedInto(
  tx: Knex,
  { id, default_branch: defaultBranch }: RepositoryOfWork,
  rows: MergedPullRequestRow[],
): Promise<MergedPullRequestFact[]> {
  const others = rows.filter(row => row.base_branch !== defaultBranch);
  const onMainline = await checkInsAmong(
    tx,
    id,
    others.map(row => row.merge_sha),
  );
  return rows.map(rowToMergedPullRequest).map(fact => ({
    ...fact,
    baseBranch: onMainline.has(fact.mergeSha) ? defaultBranch : fact.baseBranch,
  }));
}

/** Without what has come to mainline since they were read. */
async function notArrived(
  tx: Knex,
  { id }: RepositoryOfWork,
  rows: OpenBranchRow[],
): Promise<OpenBranchFact[]> {
  const branches = rows.map(rowToOpenBranch);
  const arrived = await checkInsAmong(
    tx,
    id,
    branches.flatMap(({ commits }) => commits.map(({ sha }) => sha)),
  );
  return branches
    .map(branch => ({
      ...branch,
      commits: branch.commits.filter(({ sha }) => !arrived.has(sha)),
    }))
    .filter(({ commits }) => commits.length > 0);
}

async function checkInsAmong(
  tx: Knex,
  repositoryId: string,
  values: string[],
): Promise<Set<string>> {
  const rows = await rowsWhereIn<CheckInRow>({
    tx,
    table: 'check_ins',
    repositoryId,
    column: 'sha',
    values,
  });
  return new Set(
    rows
      .filter(({ off_mainline_at }) => off_mainline_at === null)
      .map(({ sha }) => sha),
  );
}

async function readChangedPaths(
  tx: Knex,
  {
    repositoryId,
    since,
    shas,
  }: { repositoryId: string; since: Instant; shas: string[] },
): Promise<ChangedPathsFact[]> {
  const ofCheckIns: ChangedPathsRow[] = await tx<ChangedPathsRow>(
    'changed_paths',
  )
    .where({ repository_id: repositoryId })
    .whereIn(
      'sha',
      tx<CheckInRow>('check_ins')
        .where({ repository_id: repositoryId })
        .where('reached_mainline_at', '>=', since)
        .select('sha'),
    )
    .select();
  const known = new Set(ofCheckIns.map(({ sha }) => sha));
  const others = await rowsWhereIn<ChangedPathsRow>({
    tx,
    table: 'changed_paths',
    repositoryId,
    column: 'sha',
    values: shas.filter(sha => !known.has(sha)),
  });
  return [...ofCheckIns, ...others].flatMap(({ paths, ...row }) =>
    paths === null ? [] : rowToChangedPaths({ ...row, paths }),
  );
}
