import { transact } from '@mainline/backstage-plugin-mainline-node';
import {
  branchCommitsOf,
  branchReadAs,
  rowsWhereIn,
  type ChangedPathsRow,
  type CheckInRow,
  type MergedPullRequestRow,
  type OpenBranchRow,
} from '../../facts';
import { renewLease } from '../claimRepository';
import { dayMs, plusMs } from '../instants';
import type { Reading } from '../Reading';

/**
 * Commits whose changed paths are not stored, in the order in which they matter: check-ins of the window, newest first,
 * then the commits of pull requests and branches.
 */
export async function commitsWithoutPaths(reading: Reading): Promise<string[]> {
  const { knex } = reading.options;
  const repositoryId = reading.repository.id;
  const checkIns = await knex<CheckInRow>('check_ins')
    .where({ repository_id: repositoryId, off_mainline_at: null })
    .where('reached_mainline_at', '>=', windowStart(reading))
    .whereNotExists(
      knex('changed_paths')
        .select(knex.raw('1'))
        .whereRaw('changed_paths.repository_id = check_ins.repository_id')
        .whereRaw('changed_paths.sha = check_ins.sha'),
    )
    .orderBy('reached_mainline_at', 'desc')
    .orderBy('sha')
    .select('sha');
  const pullRequests = await pullRequestsToDo(reading);
  const branches = await branchesToDo(reading);
  const wanted = new Set([
    ...checkIns.map(({ sha }) => sha),
    ...pullRequests
      .map(written)
      // A single commit changed what its pull request did, and that is what became of it on mainline.
      .filter(commits => commits.length > 1)
      .flat(),
    ...branches.flatMap(written),
  ]);
  const stored = await rowsWhereIn<ChangedPathsRow>({
    tx: knex,
    table: 'changed_paths',
    repositoryId,
    column: 'sha',
    values: wanted,
  });
  for (const { sha } of stored) wanted.delete(sha);
  return [...wanted];
}

/** Nobody wrote a commit that joins two, so nobody asks what it changed. */
function written(row: Pick<OpenBranchRow, 'commits'>): string[] {
  return branchCommitsOf(row)
    .filter(({ parents = 1 }) => parents < 2)
    .map(({ sha }) => sha);
}

/** None is left: what was looked through is not looked through again. */
export async function markPathsRead(reading: Reading): Promise<void> {
  const { knex, token, clock } = reading.options;
  const repositoryId = reading.repository.id;
  const pullRequests = await pullRequestsToDo(reading);
  const branches = await branchesToDo(reading);
  if (pullRequests.length + branches.length === 0) return;
  await transact(knex, async tx => {
    const now = clock().toISOString();
    await renewLease({ tx, repositoryId, token, now });
    for (const { number } of pullRequests) {
      await tx<MergedPullRequestRow>('merged_pull_requests')
        .where({ repository_id: repositoryId, number })
        .update({ paths_read: true });
    }
    for (const { name, read_as } of branches) {
      await tx<OpenBranchRow>('open_branches')
        .where({ repository_id: repositoryId, name })
        .update({ paths_read_as: read_as });
    }
  });
}

function windowStart({ options: { startedAt, settings } }: Reading): string {
  return plusMs(startedAt, -settings.workDays * dayMs);
}

async function pullRequestsToDo(reading: Reading) {
  return reading.options
    .knex<MergedPullRequestRow>('merged_pull_requests')
    .where({ repository_id: reading.repository.id, paths_read: false })
    .where('merged_at', '>=', windowStart(reading))
    .whereNotNull('commits')
    .orderBy('merged_at', 'desc')
    .select('number', 'commits');
}

async function branchesToDo(reading: Reading) {
  const { id, defaultBranch } = reading.repository;
  const rows = await reading.options
    .knex<OpenBranchRow>('open_branches')
    .where({ repository_id: id })
    .whereNotNull('commits')
    .orderBy('name')
    .select('name', 'head_sha', 'read_as', 'paths_read_as', 'commits');
  return rows.filter(
    row =>
      row.paths_read_as !== row.read_as &&
      row.read_as === branchReadAs(defaultBranch, row),
  );
}
