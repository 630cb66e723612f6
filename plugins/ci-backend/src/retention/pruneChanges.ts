import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';

const perTransaction = 1000;

/**
 * Removes the oldest changes of the feed, those of before an instant. Positions go on as they were: whoever reads from a
 * position of before gets those that are left.
 */
export async function pruneChanges(
  knex: Knex,
  before: Instant,
  signal: AbortSignal,
): Promise<void> {
  let isMore = true;
  while (isMore && !signal.aborted) {
    isMore = await transact(knex, async tx => {
      const oldest: Array<{ id: number | string; at: Instant }> = await tx(
        'changes',
      )
        .orderBy('id')
        .limit(perTransaction)
        .select('id', 'at');
      // What was written after one that is kept is kept.
      const kept = oldest.findIndex(({ at }) => at >= before);
      const gone = kept === -1 ? oldest : oldest.slice(0, kept);
      const last = gone.at(-1);
      if (!last) return false;
      await tx('changes').where('id', '<=', last.id).delete();
      return gone.length === perTransaction;
    });
  }
}
