import {
  chunksOf,
  type Writes,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';

/** SQLite takes 32,766 values in a statement. */
const rowsPerStatement = 500;

/** Inserts rows, or overwrites all their columns where the key is there already; other columns of theirs stay. */
export async function writeRows<Row extends object>(options: {
  tx: Knex.Transaction;
  writes: Writes;
  table: string;
  key: Array<keyof Row & string>;
  rows: Row[];
}): Promise<void> {
  const { tx, writes, table, key, rows } = options;
  for (const chunk of chunksOf(rows, rowsPerStatement)) {
    await writes.add(
      table,
      tx(table)
        .insert(chunk)
        .onConflict(key)
        .merge(
          Object.keys(chunk[0]).filter(column => !key.some(k => k === column)),
        ),
    );
  }
}

/** Rows whose column is one of some values, asked for a few hundred at a time. */
export async function rowsWhereIn<Row extends object>(options: {
  tx: Knex;
  table: string;
  repositoryId: string;
  column: string;
  values: Iterable<string>;
}): Promise<Row[]> {
  const values = [...new Set(options.values)];
  const rows: Row[] = [];
  for (let start = 0; start < values.length; start += rowsPerStatement) {
    const chunk = await options
      .tx(options.table)
      .where('repository_id', options.repositoryId)
      .whereIn(options.column, values.slice(start, start + rowsPerStatement))
      .select();
    rows.push(...(chunk as Row[]));
  }
  return rows;
}

/** Whether a row as it would be written says the same as the stored one: SQLite keeps booleans as 0 and 1. */
export function sameRow(row: object, stored: object): boolean {
  const there = new Map<string, unknown>(Object.entries(stored));
  return Object.entries(row).every(([column, value]) =>
    typeof value === 'boolean'
      ? value === Boolean(there.get(column))
      : value === there.get(column),
  );
}
