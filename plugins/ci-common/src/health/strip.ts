import type { RunFact } from '../facts';
import type { CheckInVerdict, MainlineState } from '../mainline';
import { outcomeOf } from '../outcome';
import { durationMsOf } from './durationMsOf';
import { runKey } from './runKey';
import type { StripBuild } from './ServiceHealth';

const length = 20;

/** The last mainline builds, oldest first: those with a verdict or on their way to one, each check-in once a workflow. */
export function stripOf(
  state: MainlineState,
  runs: Map<string, RunFact>,
): StripBuild[] {
  return state.workflows
    .flatMap(workflow => workflow.verdicts)
    .flatMap(verdict => stripBuild(verdict, runs) ?? [])
    .sort((a, b) => compare(a.at, b.at) || compare(a.runId, b.runId))
    .slice(-length);
}

function stripBuild(
  verdict: CheckInVerdict,
  runs: Map<string, RunFact>,
): StripBuild | undefined {
  if (!verdict.verdict && !verdict.running) return undefined;
  const run = runs.get(runKey({ id: verdict.runId, attempt: verdict.attempt }));
  if (!run) return undefined;
  return {
    runId: run.id,
    attempt: run.attempt,
    outcome: outcomeOf(run),
    flaky: verdict.flaky,
    durationMs: durationMsOf(run),
    at: run.createdAt,
    sha: run.headSha,
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
