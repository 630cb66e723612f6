import type { Change, Instant } from '@mainline/backstage-plugin-ci-common';
import { chunksOf, isPostgres } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';

const rowsPerStatement = 500;

/** A change before it has its position. */
export type NewChange = Pick<Change, 'kind' | 'ref'>;

/**
 * Appends to the ordered feed, as the last thing that a transaction does.
 *
 * Positions follow commit order, which a sequence would not give: the one row of `feed_head` is locked by the UPDATE
 * until the transaction ends, so whoever comes later takes later positions and commits later. A transaction that
 * rolls back gives its positions back. Do nothing that waits for a lock after this: writers would wait in a circle.
 */
export async function appendChanges(options: {
  tx: Knex.Transaction;
  changes: NewChange[];
  at: Instant;
}): Promise<void> {
  const { tx, at } = options;
  const changes = distinct(options.changes);
  if (changes.length === 0) return;

  // Some at a time: SQLite takes 32,766 values in a statement.
  for (const chunk of chunksOf(changes, rowsPerStatement)) {
    await (isPostgres(tx) ? appendAtOnce : appendInTwo)(tx, chunk, at);
  }
}

/** The head is locked for a round trip less. */
async function appendAtOnce(
  tx: Knex.Transaction,
  changes: NewChange[],
  at: Instant,
): Promise<void> {
  const rows = changes.map(({ kind, ref }, index) => [index + 1, kind, ref]);
  await tx.raw(
    `with head as (
       update feed_head set position = position + ? where id = 1 returning position
     )
     insert into changes (position, kind, ref, at)
     select head.position - ? + ordinal, kind, ref, ?
       from head, (values ${rows
         .map(() => '(?::integer, ?, ?)')
         .join(', ')}) as appended (ordinal, kind, ref)`,
    [rows.length, rows.length, at, ...rows.flat()],
  );
}

async function appendInTwo(
  tx: Knex.Transaction,
  changes: NewChange[],
  at: Instant,
): Promise<void> {
  const [head]: Array<{ position: number | string }> = await tx('feed_head')
    .where({ id: 1 })
    .increment('position', changes.length)
    .returning('position');
  const first = BigInt(head.position) - BigInt(changes.length) + 1n;
  await tx('changes').insert(
    changes.map(({ kind, ref }, index) => ({
      position: String(first + BigInt(index)),
      kind,
      ref,
      at,
    })),
  );
}

function distinct(changes: NewChange[]): NewChange[] {
  const byKey = new Map(
    changes.map(change => [`${change.kind} ${change.ref}`, change]),
  );
  return [...byKey.values()];
}
