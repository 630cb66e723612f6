import type {
  Page,
  RunSummary,
  RunsQuery,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { rowToRun } from '../../facts/rows';
import type { RunRow } from '../../facts/rows';
import {
  decodeCursor,
  encodeCursor,
} from '@mainline/backstage-plugin-mainline-node';
import { readAttempts } from './readAttempts';
import { runSummary } from './runSummary';
import { whereOutcome } from './whereOutcome';

const defaultLimit = 30;

const placeSchema = z.object({ at: z.string(), id: z.string() });

/** Runs of a repository with their newest attempt, the newest run first. */
export async function listRuns(
  knex: Knex,
  repositoryId: string,
  query: RunsQuery,
): Promise<Page<RunSummary>> {
  const limit = query.limit ?? defaultLimit;
  const found = () => {
    const rows = knex('runs')
      .where('repository_id', repositoryId)
      .where('newest', true);
    whereFits(rows, query);
    return rows;
  };

  const page = found()
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit + 1)
    .select('*');
  if (query.cursor) {
    const place = decodeCursor(query.cursor, placeSchema);
    page.whereRaw('(created_at, id) < (?, ?)', [place.at, place.id]);
  }
  const rows: RunRow[] = await page;
  const runs = rows.slice(0, limit).map(rowToRun);
  const attempts = await readAttempts(
    knex,
    repositoryId,
    runs.map(run => run.id),
  );
  const [{ count }] = await found().count({ count: '*' });
  const last = runs[runs.length - 1];
  return {
    items: runs.map(run => runSummary(run, attempts)),
    totalItems: Number(count),
    nextCursor:
      rows.length > limit
        ? encodeCursor({ at: last.createdAt, id: last.id })
        : undefined,
  };
}

function whereFits(rows: Knex.QueryBuilder, query: RunsQuery): void {
  if (query.event) rows.whereIn('event', query.event);
  if (query.branch) rows.whereIn('branch', query.branch);
  if (query.actor) rows.whereIn('actor', query.actor);
  if (query.outcome) whereOutcome(rows, query.outcome);
  const { workflow } = query;
  if (workflow) {
    rows.where(any =>
      any
        .whereIn('workflow_name', workflow)
        .orWhereIn('workflow_path', workflow)
        .orWhereIn('workflow_id', workflow),
    );
  }
}
