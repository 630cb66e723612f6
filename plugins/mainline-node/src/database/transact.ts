import type { Knex } from 'knex';
import { isPostgres } from './isPostgres';
import { Writes } from './Writes';

/**
 * One transaction. Inside it nothing may use `knex` itself: on SQLite, with its one connection, that would wait for
 * the transaction to end, which waits for it.
 *
 * On PostgreSQL read committed, said aloud: the operations here lock a row first and count on seeing what was committed before.
 *
 * @param work - what it hands to `writes` is sent before the transaction ends
 */
export async function transact<T>(
  knex: Knex,
  work: (tx: Knex.Transaction, writes: Writes) => Promise<T>,
): Promise<T> {
  const whole = async (tx: Knex.Transaction) => {
    const writes = new Writes(tx);
    const result = await work(tx, writes);
    await writes.send();
    return result;
  };
  return isPostgres(knex)
    ? knex.transaction(whole, { isolationLevel: 'read committed' })
    : knex.transaction(whole);
}
