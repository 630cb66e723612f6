import { percentile } from '@mainline/backstage-plugin-ci-common';
import type {
  CollectingLag,
  Instant,
} from '@mainline/backstage-plugin-ci-common';

/** How far a repository is known, of all that services look for. */
export interface RepositoryProgress {
  completeUpTo?: Instant;
  /** When it was to be read next at the latest, if it was to be at all: it is late from then on. */
  freshUntil?: Instant;
  failing: boolean;
}

/** How far the facts lie behind. */
export function lagOf(
  repositories: RepositoryProgress[],
  options: { now: Instant; lateAfterMs: number },
): CollectingLag {
  const { lateAfterMs } = options;
  const now = Date.parse(options.now);
  const read = repositories.flatMap(each => each.completeUpTo ?? []).sort();
  // What a source said may be complete up to an instant of its own clock, which is ahead of ours.
  const lags = read.map(at => Math.max(0, now - Date.parse(at)));
  return {
    repositories: {
      all: repositories.length,
      unread: repositories.length - read.length,
      late: repositories.filter(
        ({ freshUntil }) =>
          freshUntil !== undefined &&
          now - Date.parse(freshUntil) > lateAfterMs,
      ).length,
      failing: repositories.filter(each => each.failing).length,
    },
    completeUpTo: read[0],
    p50Ms: percentile(lags, 0.5),
    p95Ms: percentile(lags, 0.95),
    lateAfterMs,
  };
}
