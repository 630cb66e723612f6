import type {
  OperationsOverview,
  RequestBudget,
} from '@mainline/backstage-plugin-ci-common';

/** A delivery is applied within seconds: one that waits for so long says that nobody applies them. */
const inboxBehindMs = 2 * 60_000;

/** Why something is not complete, or may not stay so. */
export type OperationsReason =
  | { kind: 'blocked'; host: string; until: string }
  | { kind: 'spent'; host: string; until?: string }
  | { kind: 'floor'; host: string; remaining: number; until?: string }
  | { kind: 'paused'; by?: string; at?: string }
  | { kind: 'unread'; count: number }
  | { kind: 'failing'; count: number }
  | { kind: 'inbox'; since: string }
  | { kind: 'parked'; count: number }
  | { kind: 'silent' };

export interface OperationsVerdict {
  /** `nothing`: there is nothing to collect; `reading`: first readings are still to come to their end. */
  state: 'nothing' | 'complete' | 'reading' | 'late';
  /** What weighs most first. */
  reasons: OperationsReason[];
}

/** Whether everything is collected, and if not, why. */
export function verdictOf(overview: OperationsOverview): OperationsVerdict {
  const { lag, inbox, backfill, webhooks, at } = overview;
  const { all, unread, late, failing } = lag.repositories;
  if (all === 0) return { state: 'nothing', reasons: [] };

  const reasons: OperationsReason[] = overview.budgets.flatMap(
    budget => reasonOfBudget(budget, at) ?? [],
  );
  if (backfill.paused && unread > 0) {
    reasons.push({ kind: 'paused', by: backfill.by, at: backfill.at });
  }
  const { oldestPendingAt } = inbox;
  if (
    oldestPendingAt &&
    Date.parse(at) - Date.parse(oldestPendingAt) > inboxBehindMs
  ) {
    reasons.push({ kind: 'inbox', since: oldestPendingAt });
  }
  if (failing > 0) reasons.push({ kind: 'failing', count: failing });
  if (late > 0 && unread > 0) reasons.push({ kind: 'unread', count: unread });
  if (inbox.parked > 0) reasons.push({ kind: 'parked', count: inbox.parked });
  if (webhooks.never === all) reasons.push({ kind: 'silent' });

  if (late > 0) return { state: 'late', reasons };
  return { state: unread > 0 ? 'reading' : 'complete', reasons };
}

function reasonOfBudget(
  budget: RequestBudget,
  now: string,
): OperationsReason | undefined {
  const { host, remaining, floor, resetAt, blockedUntil } = budget;
  if (blockedUntil && blockedUntil > now) {
    return { kind: 'blocked', host, until: blockedUntil };
  }
  // What was left before the limit began anew says nothing of now.
  if (remaining === undefined || (resetAt && resetAt <= now)) return undefined;
  if (remaining === 0) return { kind: 'spent', host, until: resetAt };
  if (floor !== undefined && remaining <= floor) {
    return { kind: 'floor', host, remaining, until: resetAt };
  }
  return undefined;
}
