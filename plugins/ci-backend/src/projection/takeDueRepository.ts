import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { isPostgres } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { RepositoryRow } from '../facts/rows';
import { historyIsLeft } from '../reconciliation/backfill/isHistoryLeft';

/** A repository whose services are being computed. */
export type TakenRepository = RepositoryRow & {
  /** Where the window of its services' figures ends. */
  health_window_end: Instant | null;
  /** The first day whose check-ins are to be judged anew; null: none. */
  taken_from: string | null;
  /** `DaysOf`, JSON */
  days_of: string | null;
  /** Whether facts of other repositories changed, too. */
  are_others_due: boolean | number;
};

/** Its history does not come in at this moment. */
function isHistoryAtRest(now: Date) {
  return (row: Knex.QueryBuilder) =>
    row
      .whereNull('leased_until')
      .orWhere('leased_until', '<=', now.toISOString())
      .orWhereRaw(`not ${historyIsLeft}`);
}

/**
 * Takes a repository whose facts changed since its services were computed, or whose window has moved on by a day, and marks
 * it as computed: should that fail, the mark goes with the transaction. What it was marked to be computed from is kept in
 * `taken_from`.
 *
 * Its row is locked from before its facts are read: whoever writes facts takes that lock to raise `facts_version`, so what
 * is committed later is seen as a higher version. Replicas skip a row that another holds.
 *
 * @param options.after - the one that had its turn last: only those that follow have theirs
 * @param options.except - repositories to leave out
 * @param options.isSweep - whether those have theirs, too, whose window has moved on, which is looked for at every repository; and those
 * whose history comes in at this moment: the lock would hold up the reading, whose next page outdates what was computed
 */
export async function takeDueRepository(
  tx: Knex.Transaction,
  {
    after = '',
    except,
    isSweep,
  }: { after?: string; except: string[]; isSweep: boolean },
): Promise<TakenRepository | undefined> {
  const due = tx('repositories')
    .where('id', '>', after)
    .whereNotIn('id', except)
    .whereRaw(
      isSweep
        ? '(facts_version > health_version or complete_up_to >= health_window_end)'
        : 'facts_version > health_version',
    )
    .modify(query => {
      if (!isSweep) query.where(isHistoryAtRest(new Date()));
    })
    .orderBy('id')
    .limit(1)
    .select('id');
  const [taken]: TakenRepository[] = await tx('repositories')
    .where('id', isPostgres(tx) ? due.forUpdate().skipLocked() : due)
    .update({
      health_version: tx.ref('facts_version'),
      taken_from: tx.ref('changed_from'),
      changed_from: null,
    })
    .returning([
      '*',
      tx.raw(
        'exists (select 1 from repositories as other where other.facts_version > other.health_version and other.id <> repositories.id) as are_others_due',
      ) as unknown as string,
    ]);
  return taken;
}
