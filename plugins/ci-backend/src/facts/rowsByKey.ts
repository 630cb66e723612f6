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

/** Rows of which some columns are one of these keys: a statement for a few hundred, however many repositories they are of. */
export async function rowsByKey<Row extends object>(options: {
  tx: Knex;
  table: string;
  columns: Array<keyof Row & string>;
  /** Values in the order of the columns. */
  keys: string[][];
}): Promise<Row[]> {
  const { tx, table, columns, keys } = options;
  const rows: Row[] = [];
  for (const query of queriesOfWanted(tx, columns, keys)) {
    const chunk = await query
      .select(`${table}.*`)
      .from(table)
      .join('wanted', join => {
        for (const column of columns) {
          join.on(`wanted.${column}`, `${table}.${column}`);
        }
      });
    rows.push(...(chunk as Row[]));
  }
  return rows;
}
