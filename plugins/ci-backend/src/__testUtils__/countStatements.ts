import type { Knex } from 'knex';

/** What some work cost the database. */
export interface StatementCount {
  /** Without those that begin and end transactions. */
  statements: number;
  /** Given back or written; what is read or written together with others does not say how much that is. */
  rows: number;
}

/** Counts the statements of some work, and the rows that they give back or write. Nothing else may use the database. */
export async function countStatements(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<StatementCount> {
  const count: StatementCount = { statements: 0, rows: 0 };
  const onQuery = ({ sql }: { sql: string }) => {
    if (!/^(BEGIN|COMMIT|ROLLBACK|SET TRANSACTION)/i.test(sql)) {
      count.statements += 1;
    }
  };
  const onResponse = (_: unknown, query: { response?: unknown }) => {
    count.rows += rowsOf(query.response);
  };
  knex.on('query', onQuery).on('query-response', onResponse);
  try {
    await work();
  } finally {
    knex.off('query', onQuery).off('query-response', onResponse);
  }
  return count;
}

/** PostgreSQL's driver says how many; SQLite's gives rows, or what a write changed. */
function rowsOf(response: unknown): number {
  if (Array.isArray(response)) return response.length;
  if (typeof response !== 'object' || response === null) return 0;
  if ('rowCount' in response) return Number(response.rowCount ?? 0);
  return 'changes' in response ? Number(response.changes) : 0;
}
