import type {
  BranchCommit,
  ChangedPathsFact,
  Instant,
  MergedPullRequestFact,
  OpenBranchFact,
} from '@mainline/backstage-plugin-ci-common';
import type { MergedPullRequest } from '@mainline/backstage-plugin-ci-node';
import { present, storable, type StoredBoolean } from './stored';

/** One in the table `merged_pull_requests`. */
export interface MergedPullRequestRow {
  repository_id: string;
  number: number;
  base_branch: string;
  merged_at: Instant;
  merge_sha: string;
  /** `BranchCommit[]`, JSON; null until they were read. */
  commits: string | null;
  unlisted: number | null;
  paths_read: StoredBoolean;
}

/** One in the table `open_branches`. */
export interface OpenBranchRow {
  repository_id: string;
  name: string;
  head_sha: string;
  /** What its commits were read for: see `branchReadAs`. */
  read_as: string | null;
  /** `BranchCommit[]`, JSON; null until they were read. */
  commits: string | null;
  unlisted: number | null;
  paths_read_as: string | null;
}

/** One in the table `changed_paths`. */
export interface ChangedPathsRow {
  repository_id: string;
  sha: string;
  /** JSON; null where the source has them no longer. */
  paths: string | null;
  cut: StoredBoolean;
}

/** A branch's commits are those that mainline lacks: another mainline, or another head, has others. */
export function branchReadAs(
  defaultBranch: string,
  branch: Pick<OpenBranchRow, 'head_sha'>,
): string {
  return `${defaultBranch} ${branch.head_sha}`;
}

export function mergedPullRequestToRow(
  fact: MergedPullRequest,
): Omit<MergedPullRequestRow, 'commits' | 'unlisted' | 'paths_read'> {
  return storable({
    repository_id: fact.repositoryId,
    number: fact.number,
    base_branch: fact.baseBranch,
    merged_at: fact.mergedAt,
    merge_sha: fact.mergeSha,
  });
}

export function rowToMergedPullRequest(
  row: MergedPullRequestRow,
): MergedPullRequestFact {
  return present<MergedPullRequestFact>({
    repositoryId: row.repository_id,
    number: row.number,
    baseBranch: row.base_branch,
    mergedAt: row.merged_at,
    mergeSha: row.merge_sha,
    commits: branchCommitsOf(row),
    unlisted: row.unlisted,
  });
}

export function rowToOpenBranch(row: OpenBranchRow): OpenBranchFact {
  return present<OpenBranchFact>({
    repositoryId: row.repository_id,
    name: row.name,
    commits: branchCommitsOf(row),
    unlisted: row.unlisted,
  });
}

export function rowToChangedPaths(
  row: ChangedPathsRow & { paths: string },
): ChangedPathsFact {
  return present<ChangedPathsFact>({
    repositoryId: row.repository_id,
    sha: row.sha,
    paths: JSON.parse(row.paths) as string[],
    isCut: row.cut ? true : null,
  });
}

export function branchCommitsOf({
  commits,
}: Pick<MergedPullRequestRow, 'commits'>): BranchCommit[] {
  return JSON.parse(commits ?? '[]') as BranchCommit[];
}
