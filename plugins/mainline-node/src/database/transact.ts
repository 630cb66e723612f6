import type { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * One transaction. Inside it nothing may use `knex` itself: on SQLite, with its one connection, that would wait for
 * the transaction to end, which waits for it.
 *
 * On PostgreSQL read committed, said aloud: the operations here lock a row first and count on seeing what was committed before.
 */
export async function transact<T>(
  knex: Knex,
  work: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return isPostgres(knex)
    ? knex.transaction(work, { isolationLevel: 'read committed' })
    : knex.transaction(work);
}
