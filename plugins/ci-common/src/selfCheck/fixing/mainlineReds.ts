import type { Instant, WorkflowFact } from '../../facts';
import { mainlineState } from '../../mainline';
import type { MainlineFacts, MainlineState, RedInterval } from '../../mainline';

/** A time during which mainline was red, by whichever workflows. @public */
export interface MainlineRed {
  workflowIds: string[];
  brokenBy: string;
  redAt: Instant;
  /** Of the workflow that turned green last. */
  end?: NonNullable<RedInterval['end']>;
}

/** What the rule says of the workflows that count now, and of those that once did. */
export interface MainlineHistory {
  now: MainlineState;
  /** Of workflows that were disabled or deleted since. */
  gone: MainlineState;
}

/**
 * The mainline rule over history. A workflow that was disabled or deleted drops out of the state; the times that it was red
 * and green again stay as they were.
 */
export function mainlineHistory(facts: MainlineFacts): MainlineHistory {
  const goneIds = new Set(
    facts.workflows.filter(each => each.state !== 'active').map(({ id }) => id),
  );
  const gone: WorkflowFact[] = facts.workflows
    .filter(({ id }) => goneIds.has(id))
    .map(each => ({ ...each, state: 'active' }));
  return {
    now: mainlineState(facts),
    gone: mainlineState({
      ...facts,
      workflows: gone,
      runs: facts.runs.filter(run => goneIds.has(run.workflowId)),
    }),
  };
}

/** Times of several workflows that overlap are one time of mainline. Oldest first. @public */
export function mainlineReds(intervals: RedInterval[]): MainlineRed[] {
  const reds: MainlineRed[] = [];
  for (const each of [...intervals].sort(byBegin)) {
    const last = reds[reds.length - 1];
    if (last && (last.end === undefined || each.redAt < last.end.at)) {
      last.workflowIds = [...last.workflowIds, each.workflowId];
      last.end = laterEnd(last.end, each.end);
    } else {
      const { workflowId, ...red } = each;
      reds.push({ ...red, workflowIds: [workflowId] });
    }
  }
  return reds.map(red => ({
    ...red,
    workflowIds: [...new Set(red.workflowIds)].sort(),
  }));
}

function laterEnd(
  a: RedInterval['end'],
  b: RedInterval['end'],
): RedInterval['end'] {
  if (!a || !b) return undefined;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  // Two ends of one instant: if a check-in had a part in it, it was a fix.
  return a.outcome === 'fixed' ? a : b;
}

function byBegin(a: RedInterval, b: RedInterval): number {
  const [first, second] = [a, b].map(each =>
    JSON.stringify([each.redAt, each.workflowId, each.brokenBy]),
  );
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
