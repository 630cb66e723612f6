import type { Knex } from 'knex';
import { isOfThisRed } from './isOfThisRed';

/** Forgets who was on a red that is over. Nothing shows them any more; this only sweeps. */
export async function endOnIt(
  tx: Knex.Transaction,
  entityRefs: string[],
): Promise<void> {
  await tx('on_it')
    .whereIn('entity_ref', entityRefs)
    .whereNotExists(
      tx('service_health')
        .select(tx.raw('1'))
        .whereRaw('service_health.entity_ref = on_it.entity_ref')
        .whereRaw(isOfThisRed),
    )
    .delete();
}
