import { randomUUID } from 'node:crypto';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { RepositoryRow, StoredBigInt } from '../facts/rows';
import { historyIsLeft } from '../reconciliation/backfill/isHistoryLeft';
import { plusMs } from '../reconciliation/instants';

/** Facts may change many times a second; answers need not. */
const betweenMs = { atRest: 60 * 1000, whileComingIn: 5 * 60 * 1000 };
/** Whoever computes for longer has died. */
const leaseMs = 5 * 60 * 1000;
const mostAtOnce = 10;

/** Its history, or what a reading left, is being read: the answers would be others a moment later. */
const isComingIn = `(${historyIsLeft} or goes_on)`;

/** A repository whose services this process computes now. */
export type TakenRepository = RepositoryRow & {
  known_since: Instant | null;
  self_check_version: StoredBigInt;
  complete_up_to: Instant;
  lease: string;
};

/**
 * Takes some repositories that are due, under a lease: facts changed and the last time is a minute ago, or somebody marked them,
 * or their time has come. One that was never read to its end has no answers yet; while what there is to know comes in, the last time
 * is to be five minutes ago. Replicas pass over rows that another holds.
 *
 * Several, because all repositories are looked at to find those that have waited the longest.
 */
export async function takeDueRepositories(
  tx: Knex.Transaction,
  now: Date,
  except: string[],
): Promise<TakenRepository[]> {
  const at = now.toISOString();
  const due = tx('repositories')
    .whereNotNull('complete_up_to')
    .whereNotIn('id', except)
    .where(free =>
      free
        .whereNull('self_check_leased_until')
        .orWhere('self_check_leased_until', '<=', at),
    )
    .where(any =>
      any
        .where('self_check_due_at', '<=', at)
        .orWhere(changedSince(plusMs(at, -betweenMs.whileComingIn)))
        .orWhere(atRest =>
          atRest
            .whereRaw(`not ${isComingIn}`)
            .where(either =>
              either
                .where('self_check_version', '<', 0)
                .orWhere(changedSince(plusMs(at, -betweenMs.atRest))),
            ),
        ),
    )
    .whereExists(
      tx('repository_locators')
        .select(tx.raw('1'))
        .whereRaw('repository_locators.repository_id = repositories.id'),
    )
    .orderByRaw("coalesce(self_checked_at, ''), id")
    .limit(mostAtOnce)
    .select();
  const rows: Array<Omit<TakenRepository, 'lease'>> = await (isPostgres(tx)
    ? due.forUpdate().skipLocked()
    : due);
  if (rows.length === 0) return [];
  const lease = randomUUID();
  await tx('repositories')
    .whereIn(
      'id',
      rows.map(({ id }) => id),
    )
    .update({
      self_check_leased_by: lease,
      self_check_leased_until: plusMs(at, leaseMs),
    });
  return rows.map(row => ({ ...row, lease }));
}

function changedSince(answeredAt: Instant) {
  return (changed: Knex.QueryBuilder) =>
    changed
      .whereRaw('facts_version > self_check_version')
      .where('self_checked_at', '<=', answeredAt);
}

/** Lets go of a repository that was not computed: the next sweep tries again. */
export async function releaseRepository(
  knex: Knex,
  { id, lease }: { id: string; lease: string },
): Promise<void> {
  await knex('repositories')
    .where({ id, self_check_leased_by: lease })
    .update({ self_check_leased_by: null, self_check_leased_until: null });
}
