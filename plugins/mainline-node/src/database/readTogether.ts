import type { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/** Queries with more values than this find so much that sending them costs little beside it, and rows are better not made into JSON. */
const mostValues = 200;

/**
 * Rows of queries that do not need each other's answers: on PostgreSQL small ones are asked for together, in one statement, for sending
 * one costs more than most of them do. Rows come as JSON then: numbers, texts and booleans as they are, a `bigint` as a number.
 *
 * @param queries - of each kind of rows those that find them, one after the other; none: no rows
 * @returns of each kind its rows, in the order that its queries give them
 */
export async function readTogether<Kinds extends Record<string, object>>(
  knex: Knex,
  queries: { [Kind in keyof Kinds]: Knex.QueryBuilder[] },
): Promise<{ [Kind in keyof Kinds]: Array<Kinds[Kind]> }> {
  const kinds: Array<keyof Kinds> = Object.keys(queries);
  const asked = kinds.flatMap(kind =>
    queries[kind].map(query => ({ kind, query })),
  );
  const answers: object[][] = [];
  for (const statement of statementsOf(
    knex,
    asked.map(({ query }) => query),
  )) {
    answers.push(
      ...(statement.length === 1
        ? [await statement[0]]
        : await asJson(knex, statement)),
    );
  }
  const rowsOf = (kind: keyof Kinds) =>
    asked.flatMap((each, at) => (each.kind === kind ? answers[at] : []));
  return Object.fromEntries(kinds.map(kind => [kind, rowsOf(kind)])) as {
    [Kind in keyof Kinds]: Array<Kinds[Kind]>;
  };
}

/** In their order, as many together as have few values; one that has many is alone. */
function statementsOf(
  knex: Knex,
  queries: Knex.QueryBuilder[],
): Knex.QueryBuilder[][] {
  if (!isPostgres(knex)) return queries.map(query => [query]);
  const statements: Knex.QueryBuilder[][] = [];
  let values = 0;
  for (const query of queries) {
    const ofQuery = query.toSQL().bindings.length;
    values += ofQuery;
    if (values > mostValues || statements.length === 0) {
      statements.push([]);
      values = ofQuery;
    }
    statements[statements.length - 1].push(query);
  }
  return statements;
}

async function asJson(
  knex: Knex,
  queries: Knex.QueryBuilder[],
): Promise<object[][]> {
  const parts = queries.map(query => query.toSQL());
  const columns = parts.map(
    ({ sql }, n) =>
      `(select coalesce(json_agg(each), '[]') from (${sql}) as each) as read_${n}`,
  );
  const { rows } = await knex.raw<{ rows: Array<Record<string, object[]>> }>(
    `select ${columns.join(', ')}`,
    parts.flatMap(({ bindings }) => bindings),
  );
  return parts.map((_, n) => rows[0][`read_${n}`]);
}
