import type { Writes } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { appendChanges } from '../feed';

/** Tells the feed that these services are to be looked at again. */
export async function announceServices(
  tx: Knex.Transaction,
  writes: Writes,
  entityRefs: string[],
): Promise<void> {
  await appendChanges({
    tx,
    writes,
    changes: entityRefs.map(ref => ({ kind: 'service', ref })),
    at: new Date().toISOString(),
  });
}
