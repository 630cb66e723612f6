import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow } from './rows';

/**
 * Has a repository read as soon as may be. One that is due already keeps its place; one that is being read right now
 * is read once more, for that reading may have passed the place already. Its requests come before those of a round.
 */
export async function lookSoon(options: {
  tx: Knex.Transaction;
  repositoryId: string;
  at: Instant;
}): Promise<void> {
  const { tx, repositoryId, at } = options;
  await tx<RepositoryRow>('repositories')
    .where({ id: repositoryId })
    .update({
      looked_for_at: at,
      next_read_at: tx.raw(
        'case when next_read_at > ? or leased_until is not null then ? else next_read_at end',
        [at, at],
      ),
    });
}
