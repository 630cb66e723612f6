import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import {
  chunksOf,
  type Writes,
} from '@mainline/backstage-plugin-mainline-node';
import type { DeliveryKey } from './DeliveryRow';

/** What a delivery came to. */
export interface DeliveryMark {
  key: DeliveryKey;
  state: 'applied' | 'set-aside';
  /** A sentence: why it says nothing to us. */
  reason?: string;
}

/** Five values each: SQLite takes 32,766 in a statement. */
const marksPerStatement = 500;

/** Says of deliveries what they came to: one statement for a few hundred. */
export async function markDeliveries(options: {
  tx: Knex.Transaction;
  writes: Writes;
  marks: DeliveryMark[];
  at: Instant;
}): Promise<void> {
  const { tx, writes, at } = options;
  for (const marks of chunksOf(options.marks, marksPerStatement)) {
    await writes.add(
      'deliveries',
      tx.raw(
        `with marks (source, hook, id, state, reason) as (values ${marks
          .map(() => '(?, ?, ?, ?, ?)')
          .join(', ')})
      update deliveries
      set state = marks.state, reason = nullif(marks.reason, ''), applied_at = ?
      from marks
      where deliveries.source = marks.source
        and deliveries.hook = marks.hook
        and deliveries.id = marks.id`,
        [
          ...marks.flatMap(({ key, state, reason = '' }) => [
            key.source,
            key.hook,
            key.id,
            state,
            reason,
          ]),
          at,
        ],
      ),
    );
  }
}
