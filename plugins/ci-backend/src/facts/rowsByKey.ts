import type { Knex } from 'knex';
import { chunksOf } from '@mainline/backstage-plugin-mainline-node';

/** Of two or three values each: SQLite takes 32,766 in a statement. */
const keysPerStatement = 500;

/**
 * Rows of which some columns are one of these keys, such as a repository and an id in it: a statement for a few hundred,
 * however many repositories they are of. A join, because PostgreSQL plans a list of tuples as that many alternatives.
 */
export async function rowsByKey<Row extends object>(options: {
  tx: Knex;
  table: string;
  columns: Array<keyof Row & string>;
  /** Values in the order of the columns. */
  keys: string[][];
}): Promise<Row[]> {
  const { tx, table, columns } = options;
  const distinct = new Map(options.keys.map(key => [key.join(' '), key]));
  const placeholders = `(${columns.map(() => '?').join(', ')})`;
  const rows: Row[] = [];
  for (const keys of chunksOf([...distinct.values()], keysPerStatement)) {
    const values = keys.map(() => placeholders).join(', ');
    const chunk = await tx
      .with('wanted', columns, tx.raw(`values ${values}`, keys.flat()))
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
