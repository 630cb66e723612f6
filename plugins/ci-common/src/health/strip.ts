import type { RunFact } from '../facts';
import type { CheckInVerdict } from '../mainline';
import { outcomeOf } from '../outcome';
import { durationMsOf } from './durationMsOf';
import type { CarriedBuild } from './HealthDay';
import type { StripBuild } from './ServiceHealth';

const length = 20;

/** The last of some builds, oldest first. */
export function lastBuilds(builds: CarriedBuild[]): CarriedBuild[] {
  return [...builds]
    .sort((a, b) => compare(a.at, b.at) || compare(a.runId, b.runId))
    .slice(-length);
}

/** A mainline build in the strip: one with a verdict or on its way to one, each check-in once a workflow. */
export function stripBuild(
  verdict: CheckInVerdict,
  run: RunFact,
): CarriedBuild | undefined {
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

/** The strip as pages get it. */
export function shownStrip(builds: CarriedBuild[]): StripBuild[] {
  return builds.map(({ sha, ...build }) => ({
    ...build,
    shortSha: sha.slice(0, 7),
  }));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
