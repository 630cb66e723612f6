import { foldMainlineDay } from './foldMainlineDay';
import type { JudgedDay } from './foldMainlineDay';
import { emptyMainline } from './MainlineCarry';
import { mainlineDays } from './mainlineDays';
import type {
  CheckInVerdict,
  MainlineFacts,
  MainlineState,
  RedInterval,
} from './MainlineFacts';
import { mainlineStanding } from './mainlineStanding';

/**
 * The mainline rule: whether mainline is green or red, since when, and by which check-in.
 *
 * State is kept per workflow, from its newest conclusive attempt in check-in order; mainline is red while any workflow of
 * the commit stage is. Workflows that are disabled or deleted drop out. A build on its way stands beside the state.
 * See docs/mainline-rule.md, whose table of cases is this function's test.
 *
 * It is the fold over all days from an empty carry: see `foldMainlineDay`, which goes on from any day.
 *
 * @public
 */
export function mainlineState(facts: MainlineFacts): MainlineState {
  let carry = emptyMainline;
  const days: JudgedDay[] = [];
  for (const day of mainlineDays(facts)) {
    const judged = foldMainlineDay(carry, day);
    carry = judged.carry;
    days.push(judged);
  }
  const { brokenBy, redSince, ...standing } = mainlineStanding(carry);
  const verdicts = verdictsByWorkflow(days);
  return {
    ...standing,
    brokenBy: brokenBy?.sha,
    workflows: standing.workflows.map(workflow => ({
      ...workflow,
      verdicts: verdicts.get(workflow.workflowId) ?? [],
    })),
    redIntervals: [
      ...days.flatMap(day => day.reds),
      ...standing.workflows.flatMap(({ workflowId, ...red }) =>
        red.state === 'red' && red.brokenBy !== undefined && red.since
          ? [{ workflowId, brokenBy: red.brokenBy, redAt: red.since }]
          : [],
      ),
    ].sort(byBegin),
    unbuilt: days.flatMap(day => day.unbuilt).reverse(),
  };
}

/** Newest check-in first. */
function verdictsByWorkflow(days: JudgedDay[]): Map<string, CheckInVerdict[]> {
  const byWorkflow = new Map<string, CheckInVerdict[]>();
  for (const day of [...days].reverse()) {
    for (const { workflowId, verdicts } of day.workflows) {
      const newer = byWorkflow.get(workflowId) ?? [];
      newer.push(...[...verdicts].reverse());
      byWorkflow.set(workflowId, newer);
    }
  }
  return byWorkflow;
}

function byBegin(a: RedInterval, b: RedInterval): number {
  return compare(a.redAt, b.redAt) || compare(a.workflowId, b.workflowId);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
