import type { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/** PostgreSQL takes 65,535 values in a statement. */
const mostValues = 30_000;

interface Waiting {
  table: string;
  sql: string;
  bindings: readonly Knex.RawBinding[];
}

/**
 * Writes of a transaction that nothing in it reads any more: on PostgreSQL they are sent together, as one statement, for sending
 * one costs more than most of them do.
 *
 * None of them sees what another that is sent with it writes. Those of the same table are sent one after the other; who writes
 * because of what stands in another table then sends what waits first.
 */
export class Writes {
  #waiting: Waiting[] = [];
  #values = 0;

  constructor(private readonly tx: Knex.Transaction) {}

  /**
   * Has it sent with the others, by the end of the transaction at the latest.
   *
   * @param table - the one that it writes to
   */
  async add(table: string, write: Knex.QueryBuilder | Knex.Raw): Promise<void> {
    const { sql, bindings } = write.toSQL();
    if (
      this.#waiting.some(each => each.table === table) ||
      this.#values + bindings.length > mostValues
    ) {
      await this.send();
    }
    this.#waiting.push({ table, sql, bindings });
    this.#values += bindings.length;
  }

  /** Sends what waits: whoever reads it, or counts on it, does so first. */
  async send(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#values = 0;
    for (const { sql, bindings } of isPostgres(this.tx)
      ? together(waiting)
      : waiting) {
      await this.tx.raw(sql, bindings);
    }
  }
}

function together(waiting: Waiting[]): Array<Omit<Waiting, 'table'>> {
  if (waiting.length < 2) return waiting;
  const parts = waiting.map(({ sql }, n) => `write_${n} as (${sql})`);
  return [
    {
      sql: `with ${parts.join(', ')} select 1`,
      bindings: waiting.flatMap(({ bindings }) => bindings),
    },
  ];
}
