import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow } from '../facts';
import { dayMs, hourMs, plusMs } from './instants';

/** So long a repository is read as if it had no webhook, after its first delivery and after one was missed. */
const afterTheFirstMs = hourMs;
const afterOneWasMissedMs = dayMs;
/** A reading may be ahead of a delivery by so much. */
const onItsWayMs = 60 * 1000;

/** Whether a repository's deliveries are known to tell of everything that happens there. */
export function areDeliveriesTrusted(
  row: Pick<RepositoryRow, 'webhook_since' | 'untold_at'>,
  now: Instant,
): boolean {
  const { webhook_since: since, untold_at: untoldAt } = row;
  return (
    since !== null &&
    since <= plusMs(now, -afterTheFirstMs) &&
    (untoldAt === null || untoldAt <= plusMs(now, -afterOneWasMissedMs))
  );
}

/** Of which {@link areDeliveriesTrusted} says no, in SQL. */
export function whereDeliveriesAreNotTrusted(now: Instant) {
  return (row: Knex.QueryBuilder) =>
    row
      .whereNull('webhook_since')
      .orWhere('webhook_since', '>', plusMs(now, -afterTheFirstMs))
      .orWhere('untold_at', '>', plusMs(now, -afterOneWasMissedMs));
}

/** Whether a reading found what a delivery should have told before it: something moved since there are deliveries, and it was news. */
export function isUntold(
  movedAt: Instant,
  reading: { startedAt: Instant; webhookSince: Instant | null },
): boolean {
  const { startedAt, webhookSince } = reading;
  return (
    webhookSince !== null &&
    movedAt > webhookSince &&
    movedAt < plusMs(startedAt, -onItsWayMs)
  );
}
