import type { Page } from '@mainline/backstage-plugin-ci-common';
import type { CandidateRow } from '@mainline/backstage-plugin-delivery-common';
import {
  decodeCursor,
  encodeCursor,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { z } from 'zod';

const defaultLimit = 30;

const placeSchema = z.object({ after: z.string() });

/** The candidates of a service, newest first. A page goes on after a check-in, so that one that came since moves nothing. */
export async function listCandidates(
  knex: Knex,
  entityRef: string,
  query: { limit?: number; cursor?: string },
): Promise<Page<CandidateRow>> {
  const limit = query.limit ?? defaultLimit;
  const all = () => knex('candidates').where('entity_ref', entityRef);
  const page = all()
    .orderBy('place')
    .limit(limit + 1)
    .select('sha', 'document');
  if (query.cursor) {
    const { after } = decodeCursor(query.cursor, placeSchema);
    page.where(
      'place',
      '>',
      // One that is kept no longer was the last of all.
      knex.raw('coalesce((?), 2147483647)', [
        all().where('sha', after).select('place'),
      ]),
    );
  }
  const rows: Array<{ sha: string; document: string }> = await page;
  const shown = rows.slice(0, limit);
  const [{ count }] = await all().count({ count: '*' });
  return {
    items: shown.map(row => JSON.parse(row.document)),
    totalItems: Number(count),
    nextCursor:
      rows.length > limit
        ? encodeCursor({ after: shown[shown.length - 1].sha })
        : undefined,
  };
}
