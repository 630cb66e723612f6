import {
  durationMsOf,
  outcomeOf,
  verdictOf,
} from '@mainline/backstage-plugin-ci-common';
import type { RunFact, RunSummary } from '@mainline/backstage-plugin-ci-common';

/**
 * An attempt as a row.
 *
 * @param attempts - of the same run, in any order, this one among them or not
 */
export function runSummary(run: RunFact, attempts: RunFact[]): RunSummary {
  const earlier = attempts.filter(
    each => each.id === run.id && each.attempt < run.attempt,
  );
  return {
    ...run,
    outcome: outcomeOf(run),
    flaky:
      verdictOf(run) === 'green' &&
      earlier.some(each => verdictOf(each) === 'red'),
    attempts: attempts.reduce(
      (highest, each) =>
        each.id === run.id ? Math.max(highest, each.attempt) : highest,
      run.attempt,
    ),
    durationMs: durationMsOf(run),
    queueMs: queueMsOf(run),
  };
}

/** A re-run keeps the instant at which its run was made: how long it was queued can't be told. */
function queueMsOf(run: RunFact): number | undefined {
  if (run.attempt > 1 || run.startedAt === undefined) return undefined;
  return Math.max(0, Date.parse(run.startedAt) - Date.parse(run.createdAt));
}
