import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { ChangedRepository, RepositoryRow } from '../facts';
import { plusMs } from './instants';

/** A lease that isn't renewed for so long is taken over: its holder is gone. */
export const leaseMs = 2 * 60 * 1000;

/** Thrown inside a reading when another has taken its repository over. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/**
 * Takes the repository that has been due the longest, under a lease. Whoever's conditional UPDATE comes first has it.
 *
 * While it is read, `next_read_at` is the millisecond before `now`: still due should the reader die, and different from
 * whatever a delivery writes there meanwhile (see {@link releaseRepository}).
 */
export async function claimRepository(options: {
  knex: Knex;
  now: Instant;
  token: string;
}): Promise<RepositoryRow | undefined> {
  const { knex, now, token } = options;
  for (;;) {
    const due = await knex<RepositoryRow>('repositories')
      .where('next_read_at', '<=', now)
      .where(free(now))
      .whereExists(
        knex('repository_locators')
          .select(knex.raw('1'))
          .whereRaw('repository_locators.repository_id = repositories.id'),
      )
      .orderBy('next_read_at')
      // Of one instant those that were never read come first: others leave work undone for them.
      .orderByRaw('case when complete_up_to is null then 0 else 1 end')
      .orderBy('id')
      .first();
    if (!due) return undefined;

    const taken = await knex<RepositoryRow>('repositories')
      .where({ id: due.id })
      .where(free(now))
      .where('next_read_at', '<=', now)
      .update({
        leased_by: token,
        leased_until: plusMs(now, leaseMs),
        next_read_at: plusMs(now, -1),
        looked_for_at: null,
      });
    if (taken === 1) return due;
  }
}

/** Nobody reads it at this time. */
export function free(now: Instant) {
  return (lease: Knex.QueryBuilder) =>
    lease.whereNull('leased_until').orWhere('leased_until', '<', now);
}

/** A repository under a lease of this process. */
export type HeldRepository = ChangedRepository &
  Pick<RepositoryRow, 'complete_up_to' | 'error'>;

/**
 * Keeps the lease; throws `LeaseLostError` where another has it. Within a transaction the repository's row is locked from then on.
 *
 * @param note - what else is written into its row
 */
export async function renewLease(options: {
  tx: Knex;
  repositoryId: string;
  token: string;
  now: Instant;
  note?: object;
}): Promise<HeldRepository> {
  const { tx, repositoryId, token, now, note } = options;
  const [kept]: HeldRepository[] = await tx<RepositoryRow>('repositories')
    .where({ id: repositoryId, leased_by: token })
    .update({ ...note, leased_until: plusMs(now, leaseMs) })
    .returning([
      'id',
      'default_branch',
      'changed_from',
      'complete_up_to',
      'error',
    ]);
  if (!kept) {
    throw new LeaseLostError(
      `Another process has taken over the reading of ${repositoryId}`,
    );
  }
  return kept;
}
