import type { SelfCheckContext } from '../SelfCheckContext';
import { matcherOf } from '../SelfCheckContext';
import type { SelfCheckEvidence, SelfCheckWindow } from '../SelfCheckAnswer';
import { isOfService } from '../servicePart';
import type { WrittenCommit } from './writtenCommits';

/** How each commit of the window counts; those that arrived before it are left out. */
export function commitEvidence(
  context: SelfCheckContext,
  window: SelfCheckWindow,
  commits: Iterable<WrittenCommit>,
): SelfCheckEvidence[] {
  const isRelease = matcherOf(
    'daily.releaseBranches',
    context.rules.daily.releaseBranches,
  );
  return [...commits]
    .filter(({ reachedAt = window.to, branch }) =>
      branch !== undefined
        ? true
        : reachedAt >= window.from && reachedAt <= window.to,
    )
    .filter(({ branch, authoredAt = window.to }) =>
      branch === undefined ? true : authoredAt >= window.from,
    )
    .map(commit => ({
      id: `commit:${commit.sha}`,
      subject: {
        kind: 'commit',
        sha: commit.sha,
        checkIn: commit.checkIn,
        pullRequest: commit.pullRequest,
        branch: commit.branch,
      },
      at: commit.reachedAt ?? writtenAt(commit, window.to) ?? window.to,
      ...judge(context, window, commit, isRelease),
    }));
}

export function isByBot(
  { isBot }: SelfCheckContext,
  commit: WrittenCommit,
): boolean {
  return commit.authorIsBot ?? isBot(commit.author);
}

/** Clocks of laptops go wrong: nothing is written after it has arrived. */
export function writtenAt(
  { authoredAt, reachedAt }: WrittenCommit,
  at: string,
): string | undefined {
  if (authoredAt === undefined) return undefined;
  const latest = reachedAt ?? at;
  return authoredAt < latest ? authoredAt : latest;
}

function judge(
  context: SelfCheckContext,
  window: SelfCheckWindow,
  commit: WrittenCommit,
  isRelease: (branch: string) => boolean,
): Pick<SelfCheckEvidence, 'verdict' | 'reason' | 'workingMs'> {
  const { workingTime, rules, at } = context;
  const pass = (reason: SelfCheckEvidence['reason']) =>
    ({ verdict: 'does-not-count', reason } as const);
  const unknown = (reason: SelfCheckEvidence['reason']) =>
    ({ verdict: 'cannot-tell', reason } as const);

  if (isByBot(context, commit)) return pass('bot');
  if (commit.passedOver) return pass(commit.passedOver);
  if (commit.branch !== undefined && isRelease(commit.branch)) {
    return pass('release-branch');
  }
  const ofService = isOfService(context, commit.sha, commit.checkIn ?? '');
  if (ofService === false) return pass('other-folder');
  const written = writtenAt(commit, at);
  if (written !== undefined && written < window.from) {
    return pass('written-before-window');
  }
  if (ofService === undefined) return unknown('paths-not-read');
  if (commit.cannotTell) return unknown(commit.cannotTell);
  if (written === undefined) return unknown('no-author-date');

  const workingMs = workingTime.msBetween(written, commit.reachedAt ?? at);
  const inTime = workingMs <= rules.daily.withinWorkingDays * workingTime.dayMs;
  if (commit.reachedAt === undefined) {
    return inTime
      ? { ...pass('not-due'), workingMs }
      : { verdict: 'counts-against', reason: 'not-on-mainline', workingMs };
  }
  return inTime
    ? { verdict: 'counts-for', reason: 'in-time', workingMs }
    : { verdict: 'counts-against', reason: 'late', workingMs };
}
