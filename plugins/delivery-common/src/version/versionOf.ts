import type { RunFact } from '@mainline/backstage-plugin-ci-common';
import {
  buildWorkflowOf,
  isOfMainline,
  isOfPullRequest,
} from './buildWorkflowOf';
import type { VersionFacts } from './VersionFacts';

const shortLength = 7;

/** A commit as a person says it where no build has a number for it. @public */
export function shortSha(sha: string): string {
  return sha.slice(0, shortLength);
}

/**
 * Names the version of every check-in: `b456`, by the number of its run of the build workflow; without such a run the first
 * 7 characters of its SHA.
 *
 * A check-in that was built more than once has the number of its first build, which stays as more are made. A build of a pull
 * request has its own number, and is none of mainline's.
 *
 * @returns what answers for a SHA; one that is no check-in has its short SHA
 * @public
 */
export function versionOf(facts: VersionFacts): (sha: string) => string {
  const numbers = buildNumbers(facts);
  return sha => {
    const number = numbers.get(sha);
    return number === undefined ? shortSha(sha) : `b${number}`;
  };
}

/** Numbers of builds by the SHA of their check-in; also of one that only a mainline build knows of yet. */
export function buildNumbers(facts: VersionFacts): Map<string, number> {
  const workflow = buildWorkflowOf(facts);
  const runs = facts.runs.filter(
    run => run.workflowId === workflow?.id && !isOfPullRequest(run),
  );
  // A commit that was built on its branch before it came to mainline has a number of there, too.
  const builds = runs.filter(run => isOfMainline(run, facts));
  return new Map([...leastNumbers(runs), ...leastNumbers(builds)]);
}

function leastNumbers(runs: RunFact[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const run of runs) {
    const before = numbers.get(run.headSha) ?? run.number;
    numbers.set(run.headSha, Math.min(before, run.number));
  }
  return numbers;
}
