import { outcomeOf, verdictOf } from '@mainline/backstage-plugin-ci-common';
import type {
  CheckInFact,
  CheckInRow,
  Outcome,
  RunFact,
  RunSummary,
} from '@mainline/backstage-plugin-ci-common';
import { runSummary } from './runSummary';

/** What decides first: a verdict that failed, then what may still fail, then a verdict that passed. */
const byWeight: Outcome[] = [
  'failing',
  'running',
  'waiting',
  'passing',
  'unknown',
  'cancelled',
  'neutral',
  'skipped',
];

/**
 * A check-in with the newest attempt of each workflow that built it.
 *
 * @param options.builds - mainline builds of this commit, every attempt
 * @param options.counts - whether a build belongs to the service's commit stage
 */
export function checkInRow(options: {
  checkIn: CheckInFact;
  builds: RunFact[];
  counts: (run: RunFact) => boolean;
}): CheckInRow {
  const { checkIn, builds, counts } = options;
  const runs = newestOfWorkflows(builds);
  const commitStage = runs.filter(counts);
  return {
    checkIn,
    runs,
    outcome: worstOf(commitStage),
    feedbackMs: feedbackMsOf(checkIn, commitStage),
  };
}

function newestOfWorkflows(builds: RunFact[]): RunSummary[] {
  const newest = new Map<string, RunFact>();
  for (const run of builds) {
    const other = newest.get(run.workflowId);
    if (!other || isNewer(run, other)) newest.set(run.workflowId, run);
  }
  return [...newest.values()]
    .map(run => runSummary(run, builds))
    .sort(
      (a, b) =>
        compare(a.workflowName ?? '', b.workflowName ?? '') ||
        compare(a.workflowId, b.workflowId),
    );
}

function isNewer(run: RunFact, other: RunFact): boolean {
  if (run.id === other.id) return run.attempt > other.attempt;
  if (run.createdAt !== other.createdAt) {
    return run.createdAt > other.createdAt;
  }
  return run.number > other.number;
}

function worstOf(runs: RunFact[]): CheckInRow['outcome'] {
  const outcomes = runs.map(outcomeOf);
  return byWeight.find(outcome => outcomes.includes(outcome)) ?? 'no-run';
}

/** From the arrival on mainline to the last verdict; undefined while one is still to come, or where there is none. */
function feedbackMsOf(
  checkIn: CheckInFact,
  runs: RunFact[],
): number | undefined {
  const toCome = runs.some(run => run.status !== 'completed');
  const verdicts = runs.filter(run => verdictOf(run));
  if (toCome || verdicts.length === 0) return undefined;
  const last = Math.max(...verdicts.map(run => Date.parse(run.updatedAt)));
  // A merge queue's verdict falls before its commit reaches mainline.
  return Math.max(0, last - Date.parse(checkIn.reachedMainlineAt));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
