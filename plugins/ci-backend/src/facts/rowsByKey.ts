import type { Knex } from 'knex';
import { chunksOf } from '@mainline/backstage-plugin-mainline-node';

/** Of two or three values each: SQLite takes 32,766 in a statement. */
const keysPerStatement = 500;

/**
 * Queries that begin with a table `wanted` of keys, such as a repository and an id in it, for whatever is to be joined to it: one for a
 * few hundred. A join, because PostgreSQL plans a list of tuples as that many alternatives.
 *
 * @param keys - values in the order of the columns
 */
export function queriesOfWanted(
  tx: Knex,
  columns: string[],
  keys: string[][],
): Knex.QueryBuilder[] {
  const distinct = new Map(keys.map(key => [key.join(' '), key]));
  const placeholders = `(${columns.map(() => '?').join(', ')})`;
  return chunksOf([...distinct.values()], keysPerStatement).map(chunk => {
    const values = chunk.map(() => placeholders).join(', ');
    return tx.with('wanted', columns, tx.raw(`values ${values}`, chunk.flat()));
  });
}

/** Rows of which some columns are one of these keys, however many repositories they are of. */
interface ByKey<Row extends object> {
  table: string;
  columns: Array<keyof Row & string>;
  /** Values in the order of the columns. */
  keys: string[][];
}

/** Queries that find them: one for a few hundred. */
export function queriesByKey<Row extends object>(
  tx: Knex,
  { table, columns, keys }: ByKey<Row>,
): Knex.QueryBuilder[] {
  return queriesOfWanted(tx, columns, keys).map(query =>
    query
      .select(`${table}.*`)
      .from(table)
      .join('wanted', join => {
        for (const column of columns) {
          join.on(`wanted.${column}`, `${table}.${column}`);
        }
      }),
  );
}

export async function rowsByKey<Row extends object>(
  options: ByKey<Row> & { tx: Knex },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const query of queriesByKey(options.tx, options)) {
    rows.push(...((await query) as Row[]));
  }
  return rows;
}
