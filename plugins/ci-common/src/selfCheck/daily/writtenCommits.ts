import type { CheckInFact, Instant } from '../../facts';
import type { ReasonCode } from '../codes';
import type { SelfCheckContext } from '../SelfCheckContext';
import type { BranchCommit, MergedPullRequestFact } from '../SelfCheckFacts';

/** A commit as it was written, and when it got to mainline. */
export interface WrittenCommit extends BranchCommit {
  /** Absent while it is on a branch. */
  reachedAt?: Instant;
  checkIn?: string;
  pullRequest?: number;
  branch?: string;
  /** Why it is no commit that someone wrote. */
  passedOver?: ReasonCode;
  /** Why its dates don't tell how long it took. */
  cannotTell?: ReasonCode;
}

/** The words that git and GitHub give a commit that joins two branches. */
const mergeMessage =
  /^Merge (pull request|branch|branches|remote-tracking branch|tag|commit) /;

/**
 * Every commit once: as it was on its branch where a pull request tells, else as it is on mainline, else where it waits.
 * Keyed by its SHA.
 */
export function writtenCommits(
  context: SelfCheckContext,
): Map<string, WrittenCommit> {
  const { facts, sequence } = context;
  const checkIns = new Map(sequence.map(each => [each.sha, each]));
  const commits = new Map<string, WrittenCommit>();
  const add = (commit: WrittenCommit) => {
    const known = commits.get(commit.sha);
    if (!known || isEarlier(commit, known)) commits.set(commit.sha, commit);
  };

  const merged = (facts.mergedPullRequests ?? [])
    .filter(each => each.baseBranch === facts.mainline.defaultBranch)
    .sort((a, b) => a.number - b.number);
  const covered = new Map<string, MergedPullRequestFact>();
  for (const pullRequest of merged) {
    const merge = checkIns.get(pullRequest.mergeSha);
    for (const sha of coveredBy(pullRequest, merge, sequence)) {
      covered.set(sha, pullRequest);
    }
    for (const commit of pullRequest.commits) {
      const reached = [
        merge?.reachedMainlineAt ?? pullRequest.mergedAt,
        checkIns.get(commit.sha)?.reachedMainlineAt ?? [],
      ].flat();
      add({
        ...commit,
        reachedAt: reached.sort()[0],
        checkIn: pullRequest.mergeSha,
        pullRequest: pullRequest.number,
        passedOver: (commit.parents ?? 1) > 1 ? 'merge-commit' : undefined,
      });
    }
  }

  const pushes = sizesOfPushes(sequence);
  const written = new Set<string>();
  for (const checkIn of sequence) {
    const direct = onMainline(checkIn, pushes, written);
    const key = authorship(checkIn);
    if (key) written.add(key);
    if (!covered.has(checkIn.sha)) add(direct);
    else if (!commits.has(checkIn.sha)) {
      add({
        ...direct,
        pullRequest: covered.get(checkIn.sha)?.number,
        ...(covered.get(checkIn.sha)?.unlisted
          ? { cannotTell: 'pull-request-not-read' }
          : { passedOver: 'merged-pull-request' }),
      });
    }
  }

  for (const branch of facts.openBranches ?? []) {
    for (const commit of branch.commits) {
      if (commits.has(commit.sha) && !commits.get(commit.sha)?.branch) continue;
      add({
        ...commit,
        branch: branch.name,
        passedOver: (commit.parents ?? 1) > 1 ? 'merge-commit' : undefined,
      });
    }
  }
  return commits;
}

/** The same commit of two pull requests or branches: the first arrival, else one name, whatever comes first. */
function isEarlier(a: WrittenCommit, b: WrittenCommit): boolean {
  const [first, second] = [a, b].map(each =>
    JSON.stringify([
      each.reachedAt ?? '~',
      each.pullRequest ?? 0,
      each.branch ?? '',
    ]),
  );
  return first < second;
}

/** What a pull request became on mainline: its merge, its own commits, and of its push those of the same dates (a rebase). */
function coveredBy(
  pullRequest: MergedPullRequestFact,
  merge: CheckInFact | undefined,
  sequence: CheckInFact[],
): string[] {
  const dates = new Set(pullRequest.commits.map(each => each.authoredAt));
  const rebased = sequence.filter(
    each =>
      merge !== undefined &&
      each.reachedMainlineAt === merge.reachedMainlineAt &&
      each.authoredAt !== undefined &&
      dates.has(each.authoredAt),
  );
  return [
    pullRequest.mergeSha,
    ...[...pullRequest.commits, ...rebased].map(({ sha }) => sha),
  ];
}

function sizesOfPushes(sequence: CheckInFact[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const each of sequence) {
    const size = sizes.get(each.reachedMainlineAt) ?? 0;
    sizes.set(each.reachedMainlineAt, size + 1);
  }
  return sizes;
}

function authorship(checkIn: CheckInFact): string | undefined {
  return checkIn.authoredAt === undefined
    ? undefined
    : JSON.stringify([checkIn.authoredAt, checkIn.author ?? '']);
}

/** A check-in of which no pull request is known. */
function onMainline(
  checkIn: CheckInFact,
  pushes: Map<string, number>,
  writtenBefore: Set<string>,
): WrittenCommit {
  const commit: WrittenCommit = {
    sha: checkIn.sha,
    author: checkIn.author,
    authoredAt: checkIn.authoredAt,
    reachedAt: checkIn.reachedMainlineAt,
    checkIn: checkIn.sha,
  };
  if (mergeMessage.test(checkIn.message)) {
    return { ...commit, passedOver: 'merge-commit' };
  }
  switch (checkIn.reachedBy) {
    case 'push':
      return commit;
    case 'force_push':
      // History written anew brings commits that had arrived before.
      return writtenBefore.has(authorship(checkIn) ?? '')
        ? { ...commit, passedOver: 'rewritten' }
        : commit;
    case 'pr_merge':
      // A squash is one commit whose author date is that of the merge. Below the head of several, dates are as written.
      return (pushes.get(checkIn.reachedMainlineAt) ?? 1) > 1 &&
        checkIn.pushIndex > 0
        ? commit
        : { ...commit, cannotTell: 'pull-request-not-read' };
    case 'merge_queue_merge':
      return { ...commit, cannotTell: 'pull-request-not-read' };
    default:
      // Known from its build or its dates alone.
      return { ...commit, cannotTell: 'arrival-not-told' };
  }
}
