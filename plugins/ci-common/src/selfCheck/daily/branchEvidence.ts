import { matcherOf } from '../SelfCheckContext';
import type { SelfCheckContext } from '../SelfCheckContext';
import type { SelfCheckEvidence } from '../SelfCheckAnswer';
import type { OpenBranchFact } from '../SelfCheckFacts';
import { isOfService } from '../servicePart';
import { isByBot, writtenAt } from './commitEvidence';
import type { WrittenCommit } from './writtenCommits';

const dayMs = 24 * 60 * 60 * 1000;

/** How long the open branches hold work that people wrote; branches without such work are left out. */
export function branchEvidence(
  context: SelfCheckContext,
  commits: Map<string, WrittenCommit>,
): SelfCheckEvidence[] {
  const isRelease = matcherOf(
    'daily.releaseBranches',
    context.rules.daily.releaseBranches,
  );
  return (context.facts.openBranches ?? []).flatMap(branch => {
    const work = workOn(context, branch, commits);
    if (work.length === 0) return [];
    return [
      {
        id: `branch:${branch.name}`,
        subject: { kind: 'branch', name: branch.name } as const,
        ...judge(context, work, isRelease(branch.name)),
      },
    ];
  });
}

/** Commits of people, for the service, that are not on mainline under their own name or a squash's. */
function workOn(
  context: SelfCheckContext,
  branch: OpenBranchFact,
  commits: Map<string, WrittenCommit>,
): WrittenCommit[] {
  return branch.commits.filter(
    commit =>
      commits.get(commit.sha)?.reachedAt === undefined &&
      (commit.parents ?? 1) === 1 &&
      !isByBot(context, commit) &&
      isOfService(context, commit.sha) !== false,
  );
}

function judge(
  context: SelfCheckContext,
  work: WrittenCommit[],
  isRelease: boolean,
): Pick<SelfCheckEvidence, 'verdict' | 'reason' | 'at' | 'workingMs'> {
  const { at, workingTime, rules } = context;
  const dates = work.flatMap(commit => writtenAt(commit, at) ?? []).sort();
  const newest = dates[dates.length - 1];
  if (isRelease) {
    return {
      verdict: 'does-not-count',
      reason: 'release-branch',
      at: newest ?? at,
    };
  }
  if (newest === undefined) {
    return { verdict: 'cannot-tell', reason: 'no-author-date', at };
  }
  const idleMs = Date.parse(at) - Date.parse(newest);
  if (idleMs > rules.daily.abandonedAfterDays * dayMs) {
    return {
      verdict: 'does-not-count',
      reason: 'abandoned-branch',
      at: newest,
    };
  }
  const workingMs = workingTime.msBetween(dates[0], at);
  if (workingMs <= rules.daily.branchWorkingDays * workingTime.dayMs) {
    return {
      verdict: 'counts-for',
      reason: 'young-branch',
      at: newest,
      workingMs,
    };
  }
  return isSureOfService(context, work)
    ? { verdict: 'counts-against', reason: 'old-branch', at: newest, workingMs }
    : {
        verdict: 'cannot-tell',
        reason: 'paths-not-read',
        at: newest,
        workingMs,
      };
}

/** Whether the branch is too old by the work that is the service's for sure. */
function isSureOfService(
  context: SelfCheckContext,
  work: WrittenCommit[],
): boolean {
  const { at, workingTime, rules } = context;
  return work.some(commit => {
    const written = writtenAt(commit, at);
    return (
      written !== undefined &&
      isOfService(context, commit.sha) === true &&
      workingTime.msBetween(written, at) >
        rules.daily.branchWorkingDays * workingTime.dayMs
    );
  });
}
