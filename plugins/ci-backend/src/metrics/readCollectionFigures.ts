import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow } from '../facts';

/** How far the collecting of facts is, of all processes together. Ages are milliseconds. */
export interface CollectionFigures {
  inbox: { pending: number; parked: number; oldestPendingMs: number };
  repositories: { all: number; due: number; late: number; unread: number };
  /** From what repositories are complete up to until now, of those that were read. */
  lag: { p95Ms: number; maxMs: number };
  backfillLeft: number;
}

export async function readCollectionFigures(options: {
  knex: Knex;
  now: Instant;
  /** What was to be read again before it is late. */
  lateBefore: Instant;
}): Promise<CollectionFigures> {
  const { knex, now, lateBefore } = options;
  const deliveries: Array<{
    state: string;
    count: number | string;
    oldest: Instant;
  }> = await knex('deliveries')
    .whereIn('state', ['pending', 'parked'])
    .groupBy('state')
    .select('state', knex.raw('count(*) as count, min(received_at) as oldest'));
  const inState = (state: string) =>
    deliveries.find(each => each.state === state);
  const pending = inState('pending');

  const rows: Array<
    Pick<
      RepositoryRow,
      | 'complete_up_to'
      | 'fresh_until'
      | 'next_read_at'
      | 'known_since'
      | 'backfill_until'
    >
  > = await knex<RepositoryRow>('repositories')
    .whereExists(
      knex('repository_locators')
        .select(knex.raw('1'))
        .whereRaw('repository_locators.repository_id = repositories.id'),
    )
    .select(
      'complete_up_to',
      'fresh_until',
      'next_read_at',
      'known_since',
      'backfill_until',
    );
  const since = (instant: Instant) => Date.parse(now) - Date.parse(instant);
  const lags = rows
    .flatMap(row => (row.complete_up_to ? [since(row.complete_up_to)] : []))
    .sort((a, b) => a - b);
  return {
    inbox: {
      pending: Number(pending?.count ?? 0),
      parked: Number(inState('parked')?.count ?? 0),
      oldestPendingMs: pending ? since(pending.oldest) : 0,
    },
    repositories: {
      all: rows.length,
      due: rows.filter(row => row.next_read_at <= now).length,
      late: rows.filter(
        row => (row.fresh_until ?? row.complete_up_to ?? '') < lateBefore,
      ).length,
      unread: rows.filter(row => row.complete_up_to === null).length,
    },
    lag: {
      // By nearest rank.
      p95Ms: lags[Math.max(0, Math.ceil(lags.length * 0.95) - 1)] ?? 0,
      maxMs: lags.at(-1) ?? 0,
    },
    backfillLeft: rows.filter(
      row =>
        row.complete_up_to === null ||
        (row.backfill_until ?? '9') < (row.known_since ?? ''),
    ).length,
  };
}
