import { median, shareOf } from '../../health/figures';
import type { MissingEvidence } from '../codes';
import type {
  FixingFigures,
  SelfCheckAnswer,
  SelfCheckEvidence,
  SelfCheckWindow,
  WouldTurn,
} from '../SelfCheckAnswer';
import { isCut, windowOf } from '../SelfCheckContext';
import type { SelfCheckContext } from '../SelfCheckContext';
import { withSetAsides } from '../withSetAsides';
import { mainlineHistory } from './mainlineReds';
import type { MainlineHistory } from './mainlineReds';
import { redEvidence } from './redEvidence';

/** When the build breaks, is fixing it the first priority? */
export function fixesFirst(
  context: SelfCheckContext,
  dormant: boolean,
): SelfCheckAnswer<FixingFigures> {
  const { facts, rules } = context;
  const window = windowOf(context, rules.fixing.windowDays);
  const history = mainlineHistory(facts.mainline);
  const evidence = withSetAsides(
    redEvidence(context, window, history),
    facts.setAsides,
  );
  const figures = figuresOf(context, window, history, evidence);
  return {
    ...decide(context, figures, evidence, dormant),
    dormant,
    window,
    figures,
    evidence,
    missing: missingOf(context),
    warnings: [],
  };
}

function figuresOf(
  { rules, at, workingTime }: SelfCheckContext,
  window: SelfCheckWindow,
  { now, gone }: MainlineHistory,
  evidence: SelfCheckEvidence[],
): FixingFigures {
  const counted = evidence.filter(each => each.verdict !== 'does-not-count');
  const flaky = counted.filter(each => each.reason === 'flaky');
  const stillRed = counted.filter(each => each.reason === 'still-red');
  const fixed = counted.length - flaky.length - stillRed.length;
  const { brokenBy, since } = now;
  return {
    builds: [...now.workflows, ...gone.workflows]
      .flatMap(each => each.verdicts)
      .filter(
        ({ verdictAt }) =>
          verdictAt !== undefined &&
          verdictAt >= window.from &&
          verdictAt <= window.to,
      ).length,
    reds: counted.length,
    fixed,
    flaky: flaky.length,
    flakyShare: shareOf(flaky.length, fixed + flaky.length),
    medianWorkingMs: median(
      counted
        .filter(each => each.reason !== 'flaky')
        .flatMap(each => each.workingMs ?? []),
    ),
    leftOver: leftOverOf(counted).length,
    adviceMs: rules.fixing.adviceMs,
    redNow:
      brokenBy === undefined || since === undefined
        ? undefined
        : {
            brokenBy,
            redAt: since,
            workingMs: workingTime.msBetween(since, at),
          },
  };
}

function leftOverOf(evidence: SelfCheckEvidence[]): SelfCheckEvidence[] {
  return evidence.filter(
    ({ subject, verdict }) =>
      subject.kind === 'red' &&
      subject.leftOver &&
      verdict !== 'does-not-count',
  );
}

function decide(
  { facts, rules }: SelfCheckContext,
  figures: FixingFigures,
  evidence: SelfCheckEvidence[],
  dormant: boolean,
): { answer: SelfCheckAnswer<unknown>['answer']; wouldTurn: WouldTurn } {
  const { fixWithinMs, maxFlakyShare, minBuilds } = rules.fixing;
  const turn = (
    answer: SelfCheckAnswer<unknown>['answer'],
    wouldTurn: Omit<WouldTurn, 'to'>,
  ) =>
    ({
      answer,
      wouldTurn: { to: answer === 'yes' ? 'no' : 'yes', ...wouldTurn },
    } as const);
  const ids = (items: SelfCheckEvidence[]) => items.map(({ id }) => id);

  if (facts.completeUpTo === undefined) {
    return turn('not-enough-data', { code: 'read-all-facts' });
  }
  const red = evidence.filter(
    ({ subject, reason, verdict }) =>
      subject.kind === 'red' &&
      subject.end === undefined &&
      reason !== 'workflow-gone' &&
      reason !== 'set-aside' &&
      (dormant || verdict === 'counts-against'),
  );
  const leftOver = leftOverOf(evidence);
  const { medianWorkingMs = 0, flakyShare = 0 } = figures;
  const slow = medianWorkingMs > fixWithinMs;
  if (red.length > 0 && (dormant || slow || leftOver.length > 0)) {
    return turn('no', {
      code: 'fix-what-is-red',
      count: red.length,
      evidenceIds: ids(red),
    });
  }
  if (leftOver.length > 0) {
    return turn('no', {
      code: 'no-red-left-over',
      count: leftOver.length,
      evidenceIds: ids(leftOver),
    });
  }
  if (slow) {
    return turn('no', { code: 'fix-faster', workingMs: medianWorkingMs });
  }
  if (flakyShare > maxFlakyShare) {
    return turn('no', {
      code: 'fewer-flaky',
      count: fewerFlaky(figures, maxFlakyShare),
    });
  }
  if (figures.reds === 0 && figures.builds < minBuilds) {
    return turn('not-enough-data', {
      code: 'more-builds',
      count: minBuilds - figures.builds,
    });
  }
  return turn('yes', {
    code: 'slower-fixes-or-left-over',
    workingMs: fixWithinMs,
  });
}

/** How many of them must not have been flaky, for the share to be small enough. */
function fewerFlaky(
  { fixed, flaky }: FixingFigures,
  maxFlakyShare: number,
): number {
  let fewer = 0;
  while ((shareOf(flaky - fewer, fixed + flaky - fewer) ?? 0) > maxFlakyShare) {
    fewer++;
  }
  return fewer;
}

function missingOf(context: SelfCheckContext): MissingEvidence[] {
  const { facts, rules } = context;
  const missing: MissingEvidence[] = [];
  if (facts.completeUpTo === undefined) missing.push('complete-facts');
  if (isCut(context, rules.fixing.windowDays)) missing.push('whole-window');
  return missing;
}
