import { byCheckInOrder } from '../facts';
import type { CheckInFact, RunFact } from '../facts';

/** Stands where no activity told how a check-in reached mainline, only its build. */
const seenByRunOnly = 'run';

/**
 * The check-ins in check-in order, oldest first, joined by the commits that only a mainline build knows of yet: those
 * take the place of their first build's start. What is on mainline no longer has no place, and nor have its builds.
 *
 * @public
 */
export function checkInSequence(
  checkIns: CheckInFact[],
  mainlineBuilds: RunFact[],
): CheckInFact[] {
  const known = new Map(checkIns.map(checkIn => [checkIn.sha, checkIn]));
  for (const run of mainlineBuilds) {
    const seen = known.get(run.headSha);
    if (!seen) {
      known.set(run.headSha, checkInFromRun(run));
    } else if (isFromRun(seen) && run.createdAt < seen.reachedMainlineAt) {
      known.set(run.headSha, checkInFromRun(run));
    }
  }
  return [...known.values()]
    .filter(({ offMainlineAt }) => offMainlineAt === undefined)
    .sort(byCheckInOrder);
}

function checkInFromRun(run: RunFact): CheckInFact {
  return {
    repositoryId: run.repositoryId,
    sha: run.headSha,
    treeId: run.treeId,
    message: run.headMessage ?? '',
    author: run.headAuthor,
    authoredAt: run.headAuthoredAt,
    reachedMainlineAt: run.createdAt,
    reachedBy: seenByRunOnly,
    pushIndex: 0,
  };
}

function isFromRun(checkIn: CheckInFact): boolean {
  return checkIn.reachedBy === seenByRunOnly;
}
