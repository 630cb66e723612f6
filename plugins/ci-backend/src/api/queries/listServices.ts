import type {
  SelfCheckQuestion,
  ServiceSort,
  ServicesPage,
  ServicesQuery,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  decodeCursor,
  encodeCursor,
  whereVisible,
} from '@mainline/backstage-plugin-mainline-node';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import type { JsonOf } from '../JsonOf';
import { countServices } from './countServices';
import { answerExpression } from './answerExpression';
import { healthRows, rowToHealthJson, selectHealth } from './healthRows';
import type { HealthAnswerRow } from './healthRows';
import { whereLate } from './whereLate';

const defaultLimit = 50;

const sortColumns: Record<
  ServiceSort,
  { expression: string; order: 'asc' | 'desc' }
> = {
  attention: { expression: 'service_health.attention_key', order: 'asc' },
  name: { expression: 'service_health.name_key', order: 'asc' },
  'last-check-in': {
    expression: "coalesce(service_health.last_check_in_at, '')",
    order: 'desc',
  },
};

const placeSchema = z.object({
  by: z.string(),
  key: z.string(),
  ref: z.string(),
});

/** One page of services with their health, from one query, beside which all that are found are counted. */
export async function listServices(
  knex: Knex,
  query: ServicesQuery,
  options: { visible: Visibility; lateBefore: string },
): Promise<JsonOf<ServicesPage>> {
  const found = (rows: Knex.QueryBuilder) => {
    whereVisible(rows, knex, 'service_health.entity_ref', options.visible);
    whereFound(rows, query);
    return rows;
  };
  const filtered = () => {
    const rows = found(healthRows(knex));
    whereStateFits(rows, query, options.lateBefore);
    return rows;
  };

  const { expression, order: defaultOrder } =
    sortColumns[query.sort ?? 'attention'];
  const order = query.order ?? defaultOrder;
  const by = `${query.sort ?? 'attention'} ${order}`;
  const limit = query.limit ?? defaultLimit;

  const page = selectHealth(knex, filtered())
    .select(knex.raw(`${expression} as sort_key`))
    .orderByRaw(`${expression} ${order}, service_health.entity_ref ${order}`)
    .limit(limit + 1);
  if (query.cursor) {
    const place = decodeCursor(
      query.cursor,
      placeSchema.refine(each => each.by === by),
    );
    page.whereRaw(
      `(${expression}, service_health.entity_ref) ${
        order === 'asc' ? '>' : '<'
      } (?, ?)`,
      [place.key, place.ref],
    );
  }
  const readPage: PromiseLike<Array<HealthAnswerRow & { sort_key: string }>> =
    page;
  const [rows, counted, all] = await Promise.all([
    readPage,
    // All that are found are counted anyway.
    narrowsByState(query) ? filtered().count({ count: '*' }) : undefined,
    countServices(knex, found, options),
  ]);
  const items = rows.slice(0, limit);
  const last = items[items.length - 1];

  const rest: Omit<ServicesPage, 'items'> = {
    totalItems: counted ? Number(counted[0].count) : all.counts.all,
    nextCursor:
      rows.length > limit
        ? encodeCursor({ by, key: last.sort_key, ref: last.entity_ref })
        : undefined,
    ...all,
  };
  const written = items.map(row => rowToHealthJson(row, options.lateBefore));
  return `{"items":[${written.join()}],${JSON.stringify(rest).slice(1)}`;
}

function whereFound(rows: Knex.QueryBuilder, query: ServicesQuery): void {
  if (query.q) {
    const escaped = query.q
      .toLocaleLowerCase('en-US')
      .replace(/[\\%_]/g, '\\$&');
    rows.whereRaw(`service_health.search_key like ? escape '\\'`, [
      `%${escaped}%`,
    ]);
  }
  if (query.owner) rows.whereIn('service_health.owner', query.owner);
  if (query.system) rows.whereIn('service_health.system', query.system);
}

/** Whether `whereStateFits` leaves out anything. */
function narrowsByState({
  state,
  flaky,
  selfCheck,
  late,
}: ServicesQuery): boolean {
  return [state, flaky, selfCheck, late].some(each => each !== undefined);
}

function whereStateFits(
  rows: Knex.QueryBuilder,
  query: ServicesQuery,
  lateBefore: string,
): void {
  if (query.state) rows.whereIn('service_health.state', query.state);
  if (query.flaky !== undefined) {
    rows.where('service_health.flaky', query.flaky);
  }
  if (query.selfCheck) {
    const answers = query.selfCheck.map(splitAnswer);
    rows.where(any => {
      for (const { question, answer } of answers) {
        any.orWhereRaw(`${answerExpression(question)} = ?`, [answer]);
      }
    });
  }
  if (query.late !== undefined) {
    whereLate(rows, query.late, lateBefore);
  }
}

function splitAnswer(word: NonNullable<ServicesQuery['selfCheck']>[number]) {
  const [question, answer] = word.split(':');
  return { question: question as SelfCheckQuestion, answer };
}
