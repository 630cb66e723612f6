import type {
  Instant,
  OperationsOverview,
  WebhookState,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { hourMs, plusMs } from '../reconciliation/instants';
import { lagOf } from './lagOf';
import { readBackfillState } from './readBackfillState';
import { readRequestBudgets } from './readRequestBudgets';
import { readInboxState } from './readInboxState';
import { trackedRepositories } from './trackedRepositories';
import type { TrackedRow } from './trackedRepositories';

type ProgressRow = Pick<
  TrackedRow,
  | 'complete_up_to'
  | 'fresh_until'
  | 'archived'
  | 'error'
  | 'webhook_since'
  | 'webhook_seen_at'
>;

/** Whether everything is collected, and if not, why. */
export async function readOverview(options: {
  knex: Knex;
  lateAfterMs: number;
  now: Instant;
}): Promise<OperationsOverview> {
  const { knex, lateAfterMs, now } = options;
  const tracked: ProgressRow[] = await trackedRepositories(knex).select(
    'complete_up_to',
    'fresh_until',
    'archived',
    'error',
    'webhook_since',
    'webhook_seen_at',
  );
  const lag = lagOf(
    tracked.map(row => ({
      completeUpTo: row.complete_up_to ?? undefined,
      freshUntil: row.archived ? undefined : row.fresh_until ?? undefined,
      failing: row.error !== null,
    })),
    { now, lateAfterMs },
  );
  return {
    at: now,
    budgets: await readRequestBudgets(knex, now),
    lag,
    inbox: await readInboxState(knex, now),
    backfill: await readBackfillState(knex),
    webhooks: webhooksOf(tracked, plusMs(now, -24 * hourMs)),
  };
}

function webhooksOf(rows: ProgressRow[], since: Instant): WebhookState {
  const lastDay = rows.filter(
    row => row.webhook_seen_at !== null && row.webhook_seen_at >= since,
  ).length;
  const never = rows.filter(row => row.webhook_since === null).length;
  return { lastDay, before: rows.length - lastDay - never, never };
}
