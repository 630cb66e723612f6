import type {
  ChangedPathsFact,
  Instant,
  MergedPullRequestFact,
  OpenBranchFact,
} from '@mainline/backstage-plugin-ci-common';
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

interface Query {
  repositoryId: string;
  since: Instant;
}

/**
 * What is known of the work of one repository since an instant: pull requests that were merged since, open branches as of
 * the last day's list, and the changed paths of what reached mainline since and of the commits of both.
 */
export async function readWorkFacts(
  tx: Knex,
  query: Query,
): Promise<WorkFacts> {
  const repository = await tx<RepositoryRow>('repositories')
    .where({ id: query.repositoryId })
    .first();
  if (!repository) return {};
  const mergedPullRequests = repository.pull_requests_read_at
    ? await readPullRequests(tx, query, repository.default_branch)
    : undefined;
  const openBranches = repository.branches_read_at
    ? await readBranches(tx, query)
    : undefined;
  const shas = [...(mergedPullRequests ?? []), ...(openBranches ?? [])].flatMap(
    ({ commits }) => commits.map(({ sha }) => sha),
  );
  return {
    ...(mergedPullRequests && { mergedPullRequests }),
    ...(openBranches && { openBranches }),
    ...(repository.changed_paths_read_at && {
      changedPaths: await readChangedPaths(tx, query, shas),
    }),
  };
}

/** One whose merge is on mainline was merged into it, whatever mainline was called then. */
async function readPullRequests(
  tx: Knex,
  { repositoryId, since }: Query,
  defaultBranch: string,
): Promise<MergedPullRequestFact[]> {
  const rows = await tx<MergedPullRequestRow>('merged_pull_requests')
    .where({ repository_id: repositoryId })
    .where('merged_at', '>=', since)
    .whereNotNull('commits')
    .orderBy('number')
    .select();
  const others = rows.filter(row => row.base_branch !== defaultBranch);
  const onMainline = await checkInsAmong(
    tx,
    repositoryId,
    others.map(row => row.merge_sha),
  );
  return rows.map(rowToMergedPullRequest).map(fact => ({
    ...fact,
    baseBranch: onMainline.has(fact.mergeSha) ? defaultBranch : fact.baseBranch,
  }));
}

/** Without what has come to mainline since they were read. */
async function readBranches(
  tx: Knex,
  { repositoryId }: Query,
): Promise<OpenBranchFact[]> {
  const rows = await tx<OpenBranchRow>('open_branches')
    .where({ repository_id: repositoryId })
    .whereNotNull('commits')
    .orderBy('name')
    .select();
  const branches = rows.map(rowToOpenBranch);
  const arrived = await checkInsAmong(
    tx,
    repositoryId,
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
  { repositoryId, since }: Query,
  shas: string[],
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
