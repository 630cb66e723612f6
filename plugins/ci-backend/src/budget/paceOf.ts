import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { SourceBudget } from '@mainline/backstage-plugin-ci-node';

/** How fast a source may be read with what remains of its hour. */
export interface Pace {
  /** By how much intervals grow; 1 while there is enough. */
  slowness: { active: number; others: number };
  /** Whether there is something left for the history. */
  backfill: boolean;
}

const hourMs = 60 * 60 * 1000;
/** While at least so much of an even share remains, all is as usual. */
const enough = 0.8;
/** The history waits below. */
const enoughForBackfill = 0.5;
const slowest = 12;
/** Quiet repositories make room first: those where something goes on are slowed down by that much less. */
const activeAdvantage = 4;

/**
 * Whether what remains will last until the limit is renewed, and what to do about it. An even share is what would remain had
 * the hour been used evenly down to the floor that is kept for people. Of several accounts the scarcest counts.
 */
export function paceOf(budgets: SourceBudget[], now: Instant): Pace {
  const share = Math.min(...budgets.map(budget => shareLeft(budget, now)), 1);
  const others = share >= enough ? 1 : Math.min(enough / share, slowest);
  return {
    slowness: { active: Math.max(1, others / activeAdvantage), others },
    backfill: share >= enoughForBackfill,
  };
}

/** What remains above the floor, by what would with even use; 0 where nothing may be asked. */
function shareLeft(budget: SourceBudget, now: Instant): number {
  const { limit, remaining, resetAt, floor = 0, blockedUntil } = budget;
  if (blockedUntil !== undefined && blockedUntil > now) return 0;
  if (limit === undefined || remaining === undefined || resetAt === undefined) {
    return 1;
  }
  const leftMs = Date.parse(resetAt) - Date.parse(now);
  const even = ((limit - floor) * leftMs) / hourMs;
  if (even <= 0) return 1;
  return Math.max(0, remaining - floor) / even;
}
