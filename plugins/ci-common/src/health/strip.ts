import type { RunFact } from '../facts';
import type { CheckInVerdict } from '../mainline';
import { outcomeOf } from '../outcome';
import { durationMsOf } from './durationMsOf';
import type { StripBuild } from './ServiceHealth';

const length = 20;

/** The last of some builds, oldest first. */
export function lastBuilds(builds: StripBuild[]): StripBuild[] {
  return [...builds]
    .sort((a, b) => compare(a.at, b.at) || compare(a.runId, b.runId))
    .slice(-length);
}

/** A mainline build in the strip: one with a verdict or on its way to one, each check-in once a workflow. */
export function stripBuild(
  verdict: CheckInVerdict,
  run: RunFact,
): StripBuild | undefined {
  if (!verdict.verdict && !verdict.running) return undefined;
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
