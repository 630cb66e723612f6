import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow } from '../../facts';
import { free, leaseMs } from '../claimRepository';
import { plusMs } from '../instants';

/**
 * Takes the repository whose history is known the least far back, under the lease that readings take: nothing while the
 * backfill is paused. When it is read next is left as it is, and a reading that falls due meanwhile waits for one step.
 */
export async function claimBackfill(options: {
  knex: Knex;
  now: Instant;
  token: string;
}): Promise<RepositoryRow | undefined> {
  const { knex, now, token } = options;
  for (;;) {
    const due = await knex<RepositoryRow>('repositories')
      .whereNotNull('complete_up_to')
      .whereRaw('known_since > backfill_until')
      .where(ready =>
        ready
          .whereNull('backfill_retry_at')
          .orWhere('backfill_retry_at', '<=', now),
      )
      .where(free(now))
      .whereNotExists(knex('backfill_pauses').select(knex.raw('1')))
      .whereExists(
        knex('repository_locators')
          .select(knex.raw('1'))
          .whereRaw('repository_locators.repository_id = repositories.id'),
      )
      .orderBy('known_since', 'desc')
      .orderBy('id')
      .first();
    if (!due) return undefined;

    const taken = await knex<RepositoryRow>('repositories')
      .where({ id: due.id, known_since: due.known_since })
      .where(free(now))
      .update({ leased_by: token, leased_until: plusMs(now, leaseMs) });
    if (taken === 1) return due;
  }
}
