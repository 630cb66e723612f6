import { repositoryTroubles } from '@mainline/backstage-plugin-ci-common';
import type {
  CollectedRepositoriesQuery,
  CollectedRepository,
  Instant,
  Page,
  RepositoryTrouble,
} from '@mainline/backstage-plugin-ci-common';
import {
  decodeCursor,
  encodeCursor,
  type Visibility,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import { errorMessages } from '../facts';
import { plusMs } from '../reconciliation/instants';
import { servicesOfRepositories } from './servicesOfRepositories';
import { trackedRepositories } from './trackedRepositories';
import type { TrackedRow } from './trackedRepositories';

const defaultLimit = 30;

const placeSchema = z.object({
  state: z.string(),
  at: z.string(),
  id: z.string(),
});

/** Never read at all comes before everything that was. */
const behind = `coalesce(complete_up_to, '')`;

/** Repositories that something is wrong with, those that lie furthest behind first. */
export async function listRepositories(options: {
  knex: Knex;
  query: CollectedRepositoriesQuery;
  visible: Visibility;
  lateAfterMs: number;
  now: Instant;
}): Promise<Page<CollectedRepository>> {
  const { knex, query, visible, now } = options;
  const { limit = defaultLimit } = query;
  const state = query.state ?? 'any';
  const lateBefore = plusMs(now, -options.lateAfterMs);
  const found = () =>
    trackedRepositories(knex).where(has => {
      for (const trouble of query.state ? [query.state] : repositoryTroubles) {
        has.orWhere(troubled(trouble, lateBefore));
      }
    });
  const page = found()
    .orderByRaw(`${behind}, id`)
    .limit(limit + 1)
    .select();
  if (query.cursor) {
    const place = decodeCursor(
      query.cursor,
      placeSchema.refine(each => each.state === state),
    );
    page.whereRaw(`(${behind}, id) > (?, ?)`, [place.at, place.id]);
  }
  const rows: TrackedRow[] = await page;
  const items = rows.slice(0, limit);
  const services = await servicesOfRepositories(knex, {
    ids: items.map(({ id }) => id),
    visible,
  });
  const [{ count }] = await found().count({ count: '*' });
  const last = items[items.length - 1];
  return {
    items: items.map(row => ({
      id: row.id,
      host: row.host,
      slug: row.slug,
      url: row.url ?? undefined,
      completeUpTo: row.complete_up_to ?? undefined,
      error: row.error ?? undefined,
      errorMessages: errorMessages(row.error_messages),
      nextReadAt: row.next_read_at,
      reading: row.leased_until !== null && row.leased_until >= now,
      services: services.get(row.id) ?? [],
    })),
    totalItems: Number(count),
    nextCursor:
      rows.length > limit
        ? encodeCursor({ state, at: last.complete_up_to ?? '', id: last.id })
        : undefined,
  };
}

function troubled(trouble: RepositoryTrouble, lateBefore: Instant) {
  return (rows: Knex.QueryBuilder): Knex.QueryBuilder => {
    switch (trouble) {
      case 'failing':
        return rows.whereNotNull('error');
      case 'unread':
        return rows.whereNull('complete_up_to');
      case 'late':
      default:
        return rows
          .where('fresh_until', '<', lateBefore)
          .where('archived', false);
    }
  };
}
