import { chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';

type Value = string | number | boolean | null;

/** Rows of one statement: below what either database takes as bindings. */
const chunkSize = 100;

/**
 * Makes a table's rows of one key these, and touches only those that are other than before: what is computed anew is mostly
 * what it was.
 *
 * @param options.key - which rows are meant: the rest of the table stays
 * @param options.id - the column that tells them apart
 * @param options.primaryKey - of the table; what another key had until now is this one's
 * @returns whether any row is other than before
 */
export async function replaceRows(
  tx: Knex.Transaction,
  options: {
    table: string;
    key: Record<string, string>;
    id: string;
    primaryKey: string[];
    rows: Array<Record<string, Value>>;
  },
): Promise<boolean> {
  const { table, key, id, primaryKey, rows } = options;
  const stored: Array<Record<string, Value>> = await tx(table).where(key);
  const storedById = new Map(stored.map(row => [row[id], row]));
  const changed = rows.filter(row => !isSame(row, storedById.get(row[id])));
  for (const chunk of chunksOf(changed, chunkSize)) {
    await tx(table).insert(chunk).onConflict(primaryKey).merge();
  }
  const kept = new Set(rows.map(row => row[id]));
  const gone = stored.map(row => row[id]).filter(each => !kept.has(each));
  for (const chunk of chunksOf(gone, chunkSize)) {
    await tx(table).where(key).whereIn(id, chunk).delete();
  }
  return changed.length + gone.length > 0;
}

/** SQLite keeps booleans as numbers. */
function isSame(
  row: Record<string, Value>,
  stored: Record<string, Value> | undefined,
): boolean {
  return (
    stored !== undefined &&
    Object.entries(row).every(([column, value]) =>
      typeof value === 'boolean'
        ? Boolean(stored[column]) === value
        : stored[column] === value,
    )
  );
}
