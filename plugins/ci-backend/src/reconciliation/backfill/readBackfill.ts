import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow } from '../../facts';
import type { BackfillPause } from './pauseBackfill';
import { historyIsLeft } from './isHistoryLeft';

/** How far the reading of history has come. */
export interface BackfillProgress {
  paused?: BackfillPause;
  repositories: {
    /** Those that services look for, whether they were read yet or not. */
    all: number;
    /** Those of which all is known that is to be. */
    done: number;
  };
  /** Of those that are not done: how far back each is known, and is to be; those that lack most first. */
  pending: RepositoryBackfill[];
}

export interface RepositoryBackfill {
  repositoryId: string;
  slug: string;
  /** Everything from here on is known; absent before its first reading. */
  knownSince?: Instant;
  /** How far back it is to be known; absent before its first reading. */
  until?: Instant;
}

/** @param limit - of `pending` */
export async function readBackfill(options: {
  knex: Knex;
  limit: number;
}): Promise<BackfillProgress> {
  const { knex, limit } = options;
  const pause = await knex('backfill_pauses').first('paused_at', 'paused_by');
  const [counted]: Array<{ all: number | string; done: number | string }> =
    await mapped(knex).select(
      knex.raw('count(*) as ??', ['all']),
      knex.raw(
        `coalesce(sum(case when ${historyIsLeft} then 0 else 1 end), 0) as done`,
      ),
    );
  const rows: Array<
    Pick<RepositoryRow, 'id' | 'slug' | 'known_since' | 'backfill_until'>
  > = await mapped(knex)
    .whereRaw(historyIsLeft)
    .orderByRaw(`coalesce(known_since, '9') desc`)
    .orderBy('id')
    .limit(limit)
    .select('id', 'slug', 'known_since', 'backfill_until');
  return {
    ...(pause && { paused: { at: pause.paused_at, by: pause.paused_by } }),
    repositories: { all: Number(counted.all), done: Number(counted.done) },
    pending: rows.map(row => ({
      repositoryId: row.id,
      slug: row.slug,
      knownSince: row.known_since ?? undefined,
      until: row.backfill_until ?? undefined,
    })),
  };
}

function mapped(knex: Knex) {
  return knex<RepositoryRow>('repositories').whereExists(
    knex('repository_locators')
      .select(knex.raw('1'))
      .whereRaw('repository_locators.repository_id = repositories.id'),
  );
}
