import type { RunFact } from '../facts';
import type { MainlineState } from '../mainline';
import { verdictOf } from '../outcome';
import { durationMsOf } from './durationMsOf';
import { median, percentile, shareOf } from './figures';
import { isInWindow } from './healthWindow';
import type { HealthWindow } from './healthWindow';
import { runKey } from './runKey';
import type { ServiceHealth } from './ServiceHealth';

/** The figures of the builds whose verdict fell in the window. */
export function windowFigures(
  state: MainlineState,
  runs: Map<string, RunFact>,
  window: HealthWindow | undefined,
): Pick<
  ServiceHealth,
  | 'builds'
  | 'successRate'
  | 'flakyRate'
  | 'durationP50Ms'
  | 'durationP95Ms'
  | 'timeToFixMs'
> {
  const verdicts = state.workflows
    .flatMap(workflow => workflow.verdicts)
    .filter(each => each.verdict && isInWindow(each.verdictAt, window));
  const green = verdicts.filter(each => each.verdict === 'green');
  const flaky = verdicts.filter(each => each.flaky);
  const durations = verdicts.flatMap(each => {
    const run = runs.get(runKey({ id: each.runId, attempt: each.attempt }));
    return (run && verdictOf(run) && durationMsOf(run)) ?? [];
  });
  const fixes = state.redIntervals.flatMap(({ redAt, end }) =>
    end?.outcome === 'fixed' && isInWindow(end.at, window)
      ? [Date.parse(end.at) - Date.parse(redAt)]
      : [],
  );
  return {
    builds: verdicts.length,
    successRate: shareOf(green.length, verdicts.length),
    flakyRate: shareOf(flaky.length, verdicts.length),
    durationP50Ms: percentile(durations, 0.5),
    durationP95Ms: percentile(durations, 0.95),
    timeToFixMs: median(fixes),
  };
}
