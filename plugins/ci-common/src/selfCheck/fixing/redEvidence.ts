import type { CheckInFact } from '../../facts';
import type { SelfCheckEvidence, SelfCheckWindow } from '../SelfCheckAnswer';
import type { SelfCheckContext } from '../SelfCheckContext';
import { mainlineReds } from './mainlineReds';
import type { MainlineHistory, MainlineRed } from './mainlineReds';

/** The first words of a commit that takes another back, as git and GitHub write them. */
const revertMessage = /^(Revert|Reapply|revert)\b/;

/** How each time that mainline was red in the window counts, also one that began before it. */
export function redEvidence(
  context: SelfCheckContext,
  window: SelfCheckWindow,
  { now, gone }: MainlineHistory,
): SelfCheckEvidence[] {
  const ended = gone.redIntervals.filter(each => each.end);
  const neverEnded = gone.redIntervals.filter(each => !each.end);
  const checkIns = new Map(context.sequence.map(each => [each.sha, each]));
  const inWindow = ({ redAt, end }: MainlineRed) =>
    redAt <= window.to && (end === undefined || end.at >= window.from);
  return [
    ...mainlineReds([...now.redIntervals, ...ended])
      .filter(inWindow)
      .map(red => ({
        ...described(context, red, checkIns),
        ...judge(context, red, checkIns),
      })),
    // Nobody knows when such a workflow went: how long mainline was red by it can't be told, and it is not red now.
    ...mainlineReds(neverEnded)
      .filter(({ redAt }) => redAt >= window.from && redAt <= window.to)
      .map(red => ({
        ...described(context, red, checkIns),
        verdict: 'does-not-count' as const,
        reason: 'workflow-gone' as const,
      })),
  ];
}

function described(
  context: SelfCheckContext,
  red: MainlineRed,
  checkIns: Map<string, CheckInFact>,
): Pick<SelfCheckEvidence, 'id' | 'subject' | 'at'> {
  const { brokenBy, redAt, end, workflowIds } = red;
  const until = end?.at ?? context.at;
  return {
    id: `red:${brokenBy}@${redAt}`,
    subject: {
      kind: 'red',
      workflowIds,
      brokenBy,
      redAt,
      end: end && {
        by: end.by,
        at: end.at,
        revert: isRevert(checkIns.get(end.by)),
      },
      meanwhile: context.sequence
        .filter(
          ({ sha, reachedMainlineAt }) =>
            reachedMainlineAt > redAt &&
            reachedMainlineAt < until &&
            sha !== end?.by,
        )
        .map(({ sha }) => sha),
      leftOver: isLeftOver(context, red),
    },
    at: redAt,
  };
}

function isRevert(checkIn: CheckInFact | undefined): boolean {
  return checkIn !== undefined && revertMessage.test(checkIn.message);
}

/** Red when a working day ended, and longer than someone who stayed for it would need. */
function isLeftOver(
  { workingTime, rules, at }: SelfCheckContext,
  { redAt, end }: MainlineRed,
): boolean {
  const until = Date.parse(end?.at ?? at) - rules.fixing.stayedAfterDayMs;
  return (
    workingTime.dayEndsBetween(redAt, new Date(until).toISOString()).length > 0
  );
}

function judge(
  context: SelfCheckContext,
  red: MainlineRed,
  checkIns: Map<string, CheckInFact>,
): Pick<SelfCheckEvidence, 'verdict' | 'reason' | 'workingMs'> {
  const { workingTime, rules, at } = context;
  const workingMs = workingTime.msBetween(red.redAt, red.end?.at ?? at);
  const leftOver = isLeftOver(context, red);
  const tooLong = workingMs > rules.fixing.fixWithinMs;
  if (!red.end) {
    return tooLong || leftOver
      ? { verdict: 'counts-against', reason: 'still-red', workingMs }
      : { verdict: 'does-not-count', reason: 'just-red', workingMs };
  }
  if (red.end.outcome === 'flaky') {
    return { verdict: 'counts-against', reason: 'flaky', workingMs };
  }
  if (leftOver) {
    return { verdict: 'counts-against', reason: 'left-over', workingMs };
  }
  if (tooLong) {
    return { verdict: 'counts-against', reason: 'fixed-late', workingMs };
  }
  return {
    verdict: 'counts-for',
    reason: isRevert(checkIns.get(red.end.by)) ? 'fixed-by-revert' : 'fixed',
    workingMs,
  };
}
