import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { isPostgres, transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import type { ServiceRow } from '../directory';

/**
 * The next service whose facts changed since its rows were computed, for this process alone until the lease ends. Replicas
 * pass over a row that another holds; a process that dies leaves a lease that ends.
 */
export async function takeDueService(options: {
  knex: Knex;
  now: Instant;
  leaseUntil: Instant;
}): Promise<ServiceRow | undefined> {
  return transact(options.knex, async tx => {
    const due = tx<ServiceRow>('services')
      .whereRaw('facts_version > projected_version')
      .where('listed', true)
      .where(where =>
        where
          .whereNull('leased_until')
          .orWhere('leased_until', '<=', options.now),
      )
      // One that was computed seldom goes first: while much comes in, the first of the alphabet must not take every turn.
      .orderBy(['projected_version', 'entity_ref'])
      .first();
    const row = await (isPostgres(tx) ? due.forUpdate().skipLocked() : due);
    if (!row) return undefined;
    await tx('services')
      .where('entity_ref', row.entity_ref)
      .update({ leased_until: options.leaseUntil });
    return row;
  });
}
