import type { RunFact } from '../facts';

/** The branches that GitHub's merge queue builds on: `gh-readonly-queue/<base>/pr-…`. */
const mergeQueuePrefix = 'gh-readonly-queue/';

/**
 * Whether a run is a mainline build: a `push` run on the default branch, or a merge-queue run whose commit reached
 * mainline (a queued commit that failed never does, and so never turns mainline red).
 * Schedules, dispatches, pull requests, forks and other branches are not, whatever they come to.
 *
 * @public
 */
export function isMainlineBuild(
  run: Pick<RunFact, 'event' | 'branch' | 'headSha' | 'headRepository'>,
  mainline: { defaultBranch: string; isCheckIn: (sha: string) => boolean },
): boolean {
  if (run.headRepository !== undefined) return false;
  switch (run.event) {
    case 'push':
      return run.branch === mainline.defaultBranch;
    case 'merge_group':
      return (
        (run.branch === mainline.defaultBranch ||
          run.branch?.startsWith(
            `${mergeQueuePrefix}${mainline.defaultBranch}/`,
          ) === true) &&
        mainline.isCheckIn(run.headSha)
      );
    default:
      return false;
  }
}
