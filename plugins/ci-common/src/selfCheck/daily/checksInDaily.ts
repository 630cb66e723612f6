import { median } from '../../health/figures';
import type { MissingEvidence } from '../codes';
import type {
  DailyFigures,
  SelfCheckAnswer,
  SelfCheckEvidence,
  WouldTurn,
} from '../SelfCheckAnswer';
import { isCut, windowOf } from '../SelfCheckContext';
import type { SelfCheckContext } from '../SelfCheckContext';
import {
  answerOfShare,
  moreAgainst,
  moreFor,
  sharesOf,
  tallyOf,
} from '../shares';
import type { Tally } from '../shares';
import { withSetAsides } from '../withSetAsides';
import { branchEvidence } from './branchEvidence';
import { commitEvidence } from './commitEvidence';
import { writtenCommits } from './writtenCommits';

/** Do we check in to mainline at least once a day? */
export function checksInDaily(
  context: SelfCheckContext,
): SelfCheckAnswer<DailyFigures> {
  const { facts, rules } = context;
  const window = windowOf(context, rules.daily.windowDays);
  const written = writtenCommits(context);
  const all = commitEvidence(context, window, written.values());
  const commits = withSetAsides(all, facts.setAsides);
  const branches = withSetAsides(
    branchEvidence(context, written),
    facts.setAsides,
  );

  const tally = tallyOf(commits);
  const dormant =
    facts.completeUpTo !== undefined &&
    facts.openBranches !== undefined &&
    !all.some(isByPerson) &&
    !branches.some(each => each.verdict !== 'does-not-count');
  const verdict = decide(context, tally, branches, dormant);
  return {
    ...verdict,
    dormant,
    window,
    figures: {
      ...tally,
      ...sharesOf(tally),
      medianWorkingMs: median(
        commits
          .filter(each => each.reason === 'in-time' || each.reason === 'late')
          .flatMap(each => each.workingMs ?? []),
      ),
      oldBranches: against(branches).length,
    },
    evidence: withSetAsides([...commits, ...branches]),
    missing: missingOf(context, commits),
    warnings: [],
  };
}

/** Written by a person in the window, whether it can be judged or not. */
function isByPerson({ verdict, reason }: SelfCheckEvidence): boolean {
  return verdict !== 'does-not-count' || reason === 'not-due';
}

function against(evidence: SelfCheckEvidence[]): SelfCheckEvidence[] {
  return evidence.filter(each => each.verdict === 'counts-against');
}

function decide(
  { facts, rules }: SelfCheckContext,
  tally: Tally,
  branches: SelfCheckEvidence[],
  dormant: boolean,
): { answer: SelfCheckAnswer<unknown>['answer']; wouldTurn: WouldTurn } {
  const { yesFromShare, minCommits } = rules.daily;
  const notYet = (code: WouldTurn['code'], count?: number) =>
    ({
      answer: 'not-enough-data',
      wouldTurn: { to: 'yes', code, count },
    } as const);

  if (facts.completeUpTo === undefined) return notYet('read-all-facts');
  if (dormant) return notYet('check-in');
  const { countedFor, countedAgainst, cannotTell } = tally;
  const told = countedFor + countedAgainst;
  if (told + cannotTell < minCommits) {
    return notYet('more-commits', minCommits - told - cannotTell);
  }
  const unread = facts.mergedPullRequests
    ? 'read-what-cannot-be-told'
    : 'read-pull-requests';
  if (told < minCommits) return notYet(unread, cannotTell);

  const byShare = answerOfShare(tally, yesFromShare);
  const old = against(branches);
  if (byShare === 'no') {
    return {
      answer: 'no',
      wouldTurn: {
        to: 'yes',
        code: 'more-commits-in-time',
        count: moreFor(tally, yesFromShare),
      },
    };
  }
  if (old.length > 0) {
    return {
      answer: 'no',
      wouldTurn: {
        to: 'yes',
        code: 'merge-old-branches',
        count: old.length,
        evidenceIds: old.map(({ id }) => id),
      },
    };
  }
  if (byShare === undefined) return notYet(unread, cannotTell);
  if (!facts.openBranches) return notYet('read-open-branches');
  const untold = branches.filter(each => each.verdict === 'cannot-tell');
  if (untold.length > 0) {
    return notYet('read-what-cannot-be-told', untold.length);
  }
  return {
    answer: 'yes',
    wouldTurn: {
      to: 'no',
      code: 'more-late-commits',
      count: moreAgainst(tally, yesFromShare),
    },
  };
}

function missingOf(
  context: SelfCheckContext,
  commits: SelfCheckEvidence[],
): MissingEvidence[] {
  const { facts, rules } = context;
  const missing: MissingEvidence[] = [];
  if (facts.completeUpTo === undefined) missing.push('complete-facts');
  if (isCut(context, rules.daily.windowDays)) missing.push('whole-window');
  if (!facts.mergedPullRequests) missing.push('pull-requests');
  if (!facts.openBranches) missing.push('open-branches');
  if (commits.some(each => each.reason === 'paths-not-read')) {
    missing.push('changed-paths');
  }
  return missing;
}
