import {
  decodeCursor,
  encodeCursor,
  whereVisible,
} from '@mainline/backstage-plugin-mainline-node';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import type {
  Checklist,
  ProgressPage,
  ProgressQuery,
} from '@mainline/backstage-plugin-onboarding-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { progressOf } from '../store';
import type { ProgressRow, ServiceRow } from '../store';

const defaultLimit = 50;

const placeSchema = z.object({
  rank: z.number(),
  key: z.string(),
  service: z.string(),
  checklist: z.string(),
});

type Row = ProgressRow & Pick<ServiceRow, 'name' | 'title' | 'since'>;

/** One page of services with how they stand, most open items first and then by name, along one index. */
export async function listProgress(
  knex: Knex,
  query: ProgressQuery,
  options: { visible: Visibility; checklists: Checklist[] },
): Promise<ProgressPage> {
  const { visible, checklists } = options;
  const found = () => {
    const rows = knex('progress').whereIn(
      'progress.checklist',
      checklists.map(({ name }) => name),
    );
    whereVisible(rows, knex, 'progress.service', visible);
    if (query.owner) rows.whereIn('progress.owner', query.owner);
    return rows;
  };

  const limit = query.limit ?? defaultLimit;
  const page = found()
    .join('services', 'services.entity_ref', 'progress.service')
    .orderBy([
      'progress.rank',
      'progress.name_key',
      'progress.service',
      'progress.checklist',
    ])
    .limit(limit + 1)
    .select('progress.*', 'services.name', 'services.title', 'services.since');
  if (query.open !== undefined) page.where('progress.open', query.open);
  if (query.cursor) {
    const { rank, key, service, checklist } = decodeCursor(
      query.cursor,
      placeSchema,
    );
    page.whereRaw(
      '(progress.rank, progress.name_key, progress.service, progress.checklist) > (?, ?, ?, ?)',
      [rank, key, service, checklist],
    );
  }
  const rows: Row[] = await page;
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  const counts = await countProgress(knex, found());
  return {
    items: shown.flatMap(row => {
      const checklist = checklists.find(({ name }) => name === row.checklist);
      if (!checklist) return [];
      return [progressOf(checklist, { ...row, entity_ref: row.service }, row)];
    }),
    totalItems: totalOf(query.open, counts),
    counts,
    nextCursor:
      rows.length > limit
        ? encodeCursor({
            rank: last.rank,
            key: last.name_key,
            service: last.service,
            checklist: last.checklist,
          })
        : undefined,
  };
}

function totalOf(
  open: boolean | undefined,
  counts: ProgressPage['counts'],
): number {
  if (open === undefined) return counts.all;
  return open ? counts.open : counts.all - counts.open;
}

async function countProgress(
  knex: Knex,
  rows: Knex.QueryBuilder,
): Promise<ProgressPage['counts']> {
  const sum = (column: string) =>
    knex.raw('sum(case when ?? then 1 else 0 end) as ??', [
      `progress.${column}`,
      `sum_${column}`,
    ]);
  const counted = await rows.first(
    knex.raw('count(*) as sum_all'),
    sum('open'),
    sum('complete'),
  );
  return {
    all: Number(counted.sum_all),
    open: Number(counted.sum_open),
    complete: Number(counted.sum_complete),
  };
}
