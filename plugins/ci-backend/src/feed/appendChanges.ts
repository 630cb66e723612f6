import type { Change, Instant } from '@mainline/backstage-plugin-ci-common';
import {
  chunksOf,
  type Writes,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';

const rowsPerStatement = 500;

/** A change before it has its position. */
export type NewChange = Pick<Change, 'kind' | 'ref'>;

/** Appends to the feed, with what else is written. The changes get their positions when they are committed, from whoever reads the feed next. */
export async function appendChanges(options: {
  tx: Knex.Transaction;
  writes: Writes;
  changes: NewChange[];
  at: Instant;
}): Promise<void> {
  const { tx, writes, at } = options;
  for (const chunk of chunksOf(distinct(options.changes), rowsPerStatement)) {
    await writes.add(
      'changes',
      tx('changes').insert(chunk.map(({ kind, ref }) => ({ kind, ref, at }))),
    );
  }
}

function distinct(changes: NewChange[]): NewChange[] {
  const byKey = new Map(
    changes.map(change => [`${change.kind} ${change.ref}`, change]),
  );
  return [...byKey.values()];
}
