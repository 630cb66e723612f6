import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow } from '../facts';
import { plusMs } from './instants';
import type { Plan } from './planReading';

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
  plan: Plan;
}): Promise<void> {
  const { knex, repositoryId, token, claimedAt, plan } = options;
  const { nextReadAt, notBefore, freshUntil } = plan;
  const { goesOn = false, isAllThere = false } = plan;
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
      goes_on: goesOn ? knex.raw('next_read_at = ?', [marker]) : false,
      ...(freshUntil !== undefined && { fresh_until: freshUntil }),
      ...(isAllThere && { self_check_due_at: claimedAt }),
      leased_by: null,
      leased_until: null,
    });
}

/** Ends a lease under which nothing was read that a plan follows from: when the repository is read next stays as it is, or is sooner. */
export async function giveBackRepository(options: {
  knex: Knex;
  repositoryId: string;
  token: string;
  /** If the history could not be read: not before. */
  backfillRetryAt: Instant | null;
  /** If there is more to read because of it, such as the jobs of what was found. */
  readAt?: Instant;
}): Promise<void> {
  const { knex, repositoryId, token, backfillRetryAt, readAt } = options;
  await knex<RepositoryRow>('repositories')
    .where({ id: repositoryId, leased_by: token })
    .update({
      backfill_retry_at: backfillRetryAt,
      ...(readAt !== undefined && {
        // What is new was listed a moment ago, unless a delivery asks for it.
        goes_on: knex.raw('looked_for_at is null'),
        next_read_at: readAt,
      }),
      leased_by: null,
      leased_until: null,
    });
}
