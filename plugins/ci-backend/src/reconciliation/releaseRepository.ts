import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow } from '../facts';
import { plusMs } from './instants';

/**
 * Ends a lease and says when the repository is read next. If a delivery asked for a reading while this one went on,
 * that stands, unless the source can't answer before `nextReadAt` anyhow (`notBefore`).
 */
export async function releaseRepository(options: {
  knex: Knex;
  repositoryId: string;
  token: string;
  /** When it was claimed. */
  claimedAt: Instant;
  nextReadAt: Instant;
  notBefore: boolean;
}): Promise<void> {
  const { knex, repositoryId, token, claimedAt, nextReadAt, notBefore } =
    options;
  const held = { id: repositoryId, leased_by: token };
  const marker = plusMs(claimedAt, -1);
  await knex<RepositoryRow>('repositories')
    .where(held)
    .update({
      next_read_at: notBefore
        ? nextReadAt
        : knex.raw('case when next_read_at = ? then ? else next_read_at end', [
            marker,
            nextReadAt,
          ]),
      leased_by: null,
      leased_until: null,
    });
}
