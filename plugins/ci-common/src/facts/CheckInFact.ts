import type { Instant } from './Instant';

/**
 * A commit on mainline.
 *
 * @public
 */
export interface CheckInFact {
  repositoryId: string;
  sha: string;
  treeId?: string;
  message: string;
  author?: string;
  authoredAt?: Instant;
  url?: string;
  /** When the push or merge that brought it reached mainline (GitHub's activity; not the commit's own dates). */
  reachedMainlineAt: Instant;
  /** The source's word for how: `push`, `force_push`, `pr_merge`, `merge_queue_merge`. Absent where no activity told. */
  reachedBy?: string;
  /** Its distance from the head of that push: 0 is the head, 1 the commit before. Orders commits of one push. */
  pushIndex: number;
  /**
   * Since when it is on mainline no longer: its history was rewritten, or another branch became mainline. That it was a
   * check-in stays known; it counts for nothing.
   */
  offMainlineAt?: Instant;
}

/**
 * Check-in order: by arrival on mainline, oldest first; commits of one push from its oldest to its head.
 *
 * @public
 */
export function byCheckInOrder(a: CheckInFact, b: CheckInFact): number {
  return (
    compare(a.reachedMainlineAt, b.reachedMainlineAt) ||
    b.pushIndex - a.pushIndex ||
    compare(a.sha, b.sha)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
