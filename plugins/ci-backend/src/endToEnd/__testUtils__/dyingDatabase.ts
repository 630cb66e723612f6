import type { Knex } from 'knex';

/** Thrown where the process would have died. */
export class Died extends Error {
  override readonly name = 'Died';
}

/** A database whose process can be made to die: from then on nothing reaches it, until the process has started again. */
export function dyingDatabase(knex: Knex) {
  let left = Infinity;
  knex.on('query', ({ sql }: { sql: string }) => {
    // What was begun ends: a database does as much when a connection breaks.
    if (/^(begin|commit|rollback)/i.test(sql)) return;
    if (left === 0) throw new Died('The process has died.');
    left -= 1;
  });
  return {
    /** Answers whether it died, at the statement after so many. */
    async dieAfter(statements: number, work: () => Promise<void>) {
      left = statements;
      try {
        await work();
        return false;
      } catch (error) {
        if (left > 0) throw error;
        return true;
      } finally {
        left = Infinity;
      }
    },
  };
}
