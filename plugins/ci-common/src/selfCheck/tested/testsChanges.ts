import { shareOf } from '../../health/figures';
import type { MissingEvidence } from '../codes';
import type {
  SelfCheckAnswer,
  SelfCheckEvidence,
  SelfCheckWarning,
  SelfCheckWindow,
  TestedFigures,
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
import { checkInEvidence } from './checkInEvidence';

/** Do we have a suite of tests that validates our changes? */
export function testsChanges(
  context: SelfCheckContext,
  dormant: boolean,
): SelfCheckAnswer<TestedFigures> {
  const { facts } = context;
  const seen = evidenceOfWindow(context);
  const { window } = seen;
  const evidence = withSetAsides(seen.evidence, facts.setAsides);
  const tally = tallyOf(evidence);
  const counted = evidence.filter(each => each.verdict !== 'does-not-count');
  return {
    ...decide(context, tally, counted),
    dormant,
    window,
    figures: {
      ...tally,
      ...sharesOf(tally),
      unbuilt: counted.filter(each => each.reason === 'nothing-built').length,
      greenWithoutTests: counted.filter(isGreenWithoutTests).length,
    },
    evidence,
    missing: missingOf(context, evidence, seen.isWhole),
    warnings: skippedMore(context, window),
  };
}

/**
 * From where jobs are known on, if some check-in before can't be told for want of them. Not that one alone is left out: of
 * the jobs before, mostly those of red builds are known, and they would stand for all.
 */
function evidenceOfWindow(context: SelfCheckContext) {
  const { facts, rules } = context;
  const whole = windowOf(context, rules.tested.windowDays);
  const evidence = checkInEvidence(context, whole);
  const { jobsKnownSince: from } = facts;
  const isUnknown = ({ reason, at }: SelfCheckEvidence) =>
    reason === 'jobs-not-read' && from !== undefined && at < from;
  if (from === undefined || !evidence.some(isUnknown)) {
    return { window: whole, evidence, isWhole: true };
  }
  const window = { ...whole, from };
  return {
    window,
    evidence: checkInEvidence(context, window),
    isWhole: false,
  };
}

function isGreenWithoutTests({ reason, subject }: SelfCheckEvidence): boolean {
  return (
    subject.kind === 'check-in' &&
    subject.built === 'green' &&
    (reason === 'no-test-ran' || reason === 'tests-skipped')
  );
}

function decide(
  { facts, rules }: SelfCheckContext,
  tally: Tally,
  counted: SelfCheckEvidence[],
): { answer: SelfCheckAnswer<unknown>['answer']; wouldTurn: WouldTurn } {
  const { yesFromShare, minCheckIns } = rules.tested;
  const notYet = (code: WouldTurn['code'], count?: number) =>
    ({
      answer: 'not-enough-data',
      wouldTurn: { to: 'yes', code, count },
    } as const);

  if (facts.completeUpTo === undefined) return notYet('read-all-facts');
  const { countedFor, countedAgainst, cannotTell } = tally;
  const told = countedFor + countedAgainst;
  if (told + cannotTell < minCheckIns) {
    return notYet('more-check-ins', minCheckIns - told - cannotTell);
  }
  const answer = answerOfShare(tally, yesFromShare);
  if (told < minCheckIns || answer === undefined) {
    return notYet(whatToRead(counted), cannotTell);
  }
  return answer === 'yes'
    ? {
        answer,
        wouldTurn: {
          to: 'no',
          code: 'more-untested-check-ins',
          count: moreAgainst(tally, yesFromShare),
        },
      }
    : {
        answer,
        wouldTurn: {
          to: 'yes',
          code: 'more-tested-check-ins',
          count: moreFor(tally, yesFromShare),
        },
      };
}

/** What most of the check-ins that can't be told wait for. */
function whatToRead(counted: SelfCheckEvidence[]): WouldTurn['code'] {
  const unknown = counted.filter(each => each.verdict === 'cannot-tell');
  const jobs = unknown.filter(each => each.reason === 'jobs-not-read');
  return jobs.length * 2 >= unknown.length ? 'read-jobs' : 'read-changed-paths';
}

function missingOf(
  context: SelfCheckContext,
  evidence: SelfCheckEvidence[],
  isWhole: boolean,
): MissingEvidence[] {
  const { facts, rules } = context;
  const missing: MissingEvidence[] = [];
  if (facts.completeUpTo === undefined) missing.push('complete-facts');
  if (!isWhole) missing.push('older-jobs');
  else if (isCut(context, rules.tested.windowDays)) {
    missing.push('whole-window');
  }
  if (evidence.some(each => each.reason === 'jobs-not-read')) {
    missing.push('jobs');
  }
  if (!facts.testReports) missing.push('test-reports');
  if (!facts.changedPaths) missing.push('changed-paths');
  return missing;
}

/** Whether the share of tests that were skipped grew, from the first half of the window to the second. */
function skippedMore(
  { facts, rules }: SelfCheckContext,
  window: SelfCheckWindow,
): SelfCheckWarning[] {
  const { skippedGrowthShare, minReports } = rules.tested;
  const [from, to] = [Date.parse(window.from), Date.parse(window.to)];
  const half = new Date(from + (to - from) / 2).toISOString();
  const tested = new Set(facts.mainline.checkIns.map(({ sha }) => sha));
  const reports = (facts.testReports ?? []).filter(
    ({ at, sha }) => at >= window.from && at <= window.to && tested.has(sha),
  );
  const [before, after] = [
    reports.filter(({ at }) => at < half),
    reports.filter(({ at }) => at >= half),
  ].map(each => ({
    count: each.length,
    share: shareOf(
      each.reduce((sum, { skipped }) => sum + skipped, 0),
      each.reduce((sum, { tests }) => sum + tests, 0),
    ),
  }));
  if (before.count < minReports || after.count < minReports) return [];
  if (before.share === undefined || after.share === undefined) return [];
  return after.share - before.share > skippedGrowthShare
    ? [
        {
          code: 'more-tests-skipped',
          before: before.share,
          after: after.share,
        },
      ]
    : [];
}
