import { Repository } from '../../../world';

/** Whether all runs that the push of a commit started went well in the end. */
export function passedCommitStage(
  { commits, runs }: Repository,
  sha: string,
): boolean {
  const pushedAt = commits.get(sha)?.authoredAt ?? Infinity;
  let passed = false;
  // From the end, because that is where the runs of a commit that just got green are.
  for (let i = runs.length - 1; i >= 0 && runs[i].createdAt >= pushedAt; i--) {
    const run = runs[i];
    if (run.sha !== sha || run.event !== 'push') continue;
    if (run.attempts.at(-1)?.conclusion !== 'success') return false;
    passed = true;
  }
  return passed;
}
