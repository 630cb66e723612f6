import type { Page } from '@mainline/backstage-plugin-ci-common';
import type {
  Deployment,
  DeploymentsQuery,
} from '@mainline/backstage-plugin-delivery-common';
import {
  decodeCursor,
  encodeCursor,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import { readDeployments } from '../../projection';

const defaultLimit = 30;

const placeSchema = z.object({ at: z.string(), id: z.string() });

/** Deployments of a service, asked for here and elsewhere, newest first. */
export async function listDeployments(
  knex: Knex,
  entityRef: string,
  query: DeploymentsQuery,
): Promise<Page<Deployment>> {
  const limit = query.limit ?? defaultLimit;
  const of = (table: 'deployments' | 'outside_deployments') => {
    const rows = knex(table).where('service', entityRef);
    if (query.environment) rows.where('environment', query.environment);
    return rows;
  };
  const place =
    query.cursor === undefined
      ? undefined
      : decodeCursor(query.cursor, placeSchema);
  const page = (table: 'deployments' | 'outside_deployments') => {
    const rows = of(table)
      .orderByRaw('requested_at desc, id desc')
      .limit(limit + 1);
    if (place) {
      rows.whereRaw('(requested_at, id) < (?, ?)', [place.at, place.id]);
    }
    return rows;
  };

  const own = await readDeployments(page('deployments'));
  const outside: Array<{ document: string }> = await page(
    'outside_deployments',
  ).select('document');
  const found = [
    ...own,
    ...outside.map((row): Deployment => JSON.parse(row.document)),
  ].sort(newestFirst);
  const items = found.slice(0, limit);
  const last = items[items.length - 1];
  const totals = await Promise.all([
    of('deployments').count({ count: '*' }),
    of('outside_deployments').count({ count: '*' }),
  ]);
  return {
    items,
    totalItems: totals.reduce((sum, [{ count }]) => sum + Number(count), 0),
    nextCursor:
      found.length > limit
        ? encodeCursor({ at: last.requestedAt, id: last.id })
        : undefined,
  };
}

function newestFirst(a: Deployment, b: Deployment): number {
  if (a.requestedAt !== b.requestedAt) {
    return a.requestedAt < b.requestedAt ? 1 : -1;
  }
  return a.id < b.id ? 1 : -1;
}
