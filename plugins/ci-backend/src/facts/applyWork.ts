import type { BranchCommits } from '@mainline/backstage-plugin-ci-node';
import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { CollectedFacts } from './CollectedFacts';
import {
  branchReadAs,
  mergedPullRequestToRow,
  storable,
  type ChangedPathsRow,
  type MergedPullRequestRow,
  type OpenBranchRow,
} from './rows';
import { writeRows } from './writeRows';

interface Options {
  tx: Knex.Transaction;
  writes: Writes;
  repositoryId: string;
  facts: CollectedFacts;
}

/** Stores how work came to mainline, or waits for it. Answers whether anything changed that is told of. */
export async function applyWork(
  options: Options,
): Promise<{ changed: boolean }> {
  await listPullRequests(options);
  const results = [
    await writePullRequestCommits(options),
    await listBranches(options),
    await writeBranchCommits(options),
    await writeChangedPaths(options),
  ];
  return { changed: results.some(Boolean) };
}

/** A merge is final: the source's word for it stands, and the commits that are known of it stay. */
async function listPullRequests(options: Options): Promise<void> {
  const { tx, writes, repositoryId, facts } = options;
  await writeRows({
    tx,
    writes,
    table: 'merged_pull_requests',
    key: ['repository_id', 'number'],
    rows: (facts.mergedPullRequests ?? [])
      .filter(each => each.repositoryId === repositoryId)
      .map(mergedPullRequestToRow),
  });
}

async function writePullRequestCommits(options: Options): Promise<boolean> {
  const { tx, writes, repositoryId, facts } = options;
  let written = 0;
  for (const { number, read } of facts.pullRequestCommits ?? []) {
    // They are of pull requests that were listed.
    await writes.send();
    written += await tx<MergedPullRequestRow>('merged_pull_requests')
      .where({ repository_id: repositoryId, number })
      // One that the source shows no longer had commits all the same.
      .update(columnsOf(read ?? { commits: [], unlisted: 1 }));
  }
  return written > 0;
}

async function listBranches(options: Options): Promise<boolean> {
  const { tx, writes, repositoryId, facts } = options;
  if (!facts.listedBranches) return false;
  const listed = new Set(facts.listedBranches.map(({ name }) => name));
  const stored = await tx<OpenBranchRow>('open_branches')
    .where({ repository_id: repositoryId })
    .select('name');
  const gone = stored.filter(({ name }) => !listed.has(name));
  for (const { name } of gone) {
    await tx<OpenBranchRow>('open_branches')
      .where({ repository_id: repositoryId, name })
      .delete();
  }
  await writeRows({
    tx,
    writes,
    table: 'open_branches',
    key: ['repository_id', 'name'],
    rows: facts.listedBranches.map(({ name, sha }) =>
      storable({ repository_id: repositoryId, name, head_sha: sha }),
    ),
  });
  return gone.length > 0;
}

async function writeBranchCommits(options: Options): Promise<boolean> {
  const { tx, writes, repositoryId, facts } = options;
  let written = 0;
  for (const { name, sha, defaultBranch, read } of facts.branchCommits ?? []) {
    // They are of branches that were listed.
    await writes.send();
    written += await tx<OpenBranchRow>('open_branches')
      .where({ repository_id: repositoryId, name })
      .update({
        ...columnsOf(read),
        read_as: branchReadAs(defaultBranch, { head_sha: sha }),
      });
  }
  return written > 0;
}

async function writeChangedPaths(options: Options): Promise<boolean> {
  const { tx, writes, repositoryId, facts } = options;
  const rows = (facts.changedPaths ?? []).map(
    ({ sha, paths, isCut }): ChangedPathsRow =>
      storable({
        repository_id: repositoryId,
        sha,
        paths: paths ? JSON.stringify(paths) : null,
        cut: isCut ?? false,
      }),
  );
  await writeRows({
    tx,
    writes,
    table: 'changed_paths',
    key: ['repository_id', 'sha'],
    rows,
  });
  return rows.length > 0;
}

function columnsOf(read: BranchCommits | undefined) {
  return storable({
    commits: JSON.stringify(read?.commits ?? []),
    unlisted: read?.unlisted ?? null,
  });
}
