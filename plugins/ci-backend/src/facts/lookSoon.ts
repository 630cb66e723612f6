import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow } from './rows';

/**
 * Has repositories read as soon as may be. One that is due already keeps its place; one that is being read right now
 * is read once more, for that reading may have passed the place already. Of several the caller holds the locks.
 */
export async function lookSoon(options: {
  tx: Knex.Transaction;
  repositoryIds: string[];
  at: Instant;
  /** Whether their requests count as those of a round, rather than come before them. */
  isRound?: boolean;
}): Promise<void> {
  const { tx, repositoryIds, at, isRound = false } = options;
  if (repositoryIds.length === 0) return;
  await tx<RepositoryRow>('repositories')
    .whereIn('id', repositoryIds)
    .update({
      ...(!isRound && { looked_for_at: at }),
      goes_on: false,
      next_read_at: tx.raw(
        'case when next_read_at > ? or leased_until is not null then ? else next_read_at end',
        [at, at],
      ),
    });
}
