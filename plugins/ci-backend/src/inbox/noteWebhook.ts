import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { hourMs, plusMs } from '../reconciliation/instants';

/** Notes that a delivery about a repository was applied: since when there are any, and the last one to the hour. */
export async function noteWebhook(options: {
  tx: Knex.Transaction;
  repositoryId: string;
  at: Instant;
}): Promise<void> {
  const { tx, repositoryId, at } = options;
  await tx('repositories')
    .where({ id: repositoryId })
    // A busy repository's row is not written anew for each of its deliveries.
    .where(stale =>
      stale
        .whereNull('webhook_seen_at')
        .orWhere('webhook_seen_at', '<', plusMs(at, -hourMs)),
    )
    .update({
      webhook_since: tx.raw('coalesce(webhook_since, ?)', [at]),
      webhook_seen_at: at,
    });
}
