import type { Change, Instant } from '@mainline/backstage-plugin-ci-common';
import { chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';

/** SQLite takes 32,766 values in a statement. */
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

  const [head]: Array<{ position: number | string }> = await tx('feed_head')
    .where({ id: 1 })
    .increment('position', changes.length)
    .returning('position');
  const first = BigInt(head.position) - BigInt(changes.length) + 1n;

  const rows = changes.map(({ kind, ref }, index) => ({
    position: String(first + BigInt(index)),
    kind,
    ref,
    at,
  }));
  for (const chunk of chunksOf(rows, rowsPerStatement)) {
    await tx('changes').insert(chunk);
  }
}

function distinct(changes: NewChange[]): NewChange[] {
  const byKey = new Map(
    changes.map(change => [`${change.kind} ${change.ref}`, change]),
  );
  return [...byKey.values()];
}
