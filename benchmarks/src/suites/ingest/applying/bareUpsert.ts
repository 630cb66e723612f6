import type { Knex } from 'knex';

const rowsPerStatement = 500;
const key = ['repository_id', 'id', 'attempt'];

/**
 * Upserts the rows of `runs` into a table like it, which is empty, with nothing else around it.
 *
 * @returns how long the upserts took, in milliseconds, without the reading of the rows
 */
export async function bareUpsert(
  knex: Knex,
  signal: AbortSignal,
): Promise<number> {
  await knex.raw('create table bare_runs (like runs including all)');
  try {
    let ms = 0;
    let last: string[] | undefined;
    for (;;) {
      signal.throwIfAborted();
      const rows: Array<Record<string, unknown>> = await after(knex, last);
      if (rows.length === 0) return ms;
      const begun = performance.now();
      await knex('bare_runs').insert(rows).onConflict(key).merge();
      ms += performance.now() - begun;
      const end = rows[rows.length - 1];
      last = key.map(column => String(end[column]));
    }
  } finally {
    await knex.raw('drop table bare_runs');
  }
}

function after(knex: Knex, last: string[] | undefined) {
  const rows = knex('runs').orderBy(key).limit(rowsPerStatement);
  return last
    ? rows.whereRaw('(repository_id, id, attempt) > (?, ?, ?::int)', last)
    : rows;
}
