import type { Service } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { transact, chunksOf } from '@mainline/backstage-plugin-mainline-node';
import { announceServices } from '../projection/announceServices';
import { inLockOrder } from '../facts/lockRepositories';
import { syncLocators } from './syncLocators';
import { serviceToRow } from './serviceRows';
import type { ServiceRow } from './serviceRows';

const chunkSize = 100;

export interface SyncResult {
  added: number;
  changed: number;
  removed: number;
}

/**
 * Makes the store's services those of the directory, in one transaction: what was added or changed is marked to be
 * computed again, what went goes with its computed row. Facts of a repository that no service names any more stay, for it
 * may be named again; nothing reads it meanwhile.
 */
export async function syncServices(options: {
  knex: Knex;
  services: Service[];
  now: Date;
}): Promise<SyncResult> {
  return transact(options.knex, async (tx, writes) => {
    const stored = new Map<string, ServiceRow>(
      (await tx<ServiceRow>('services').select('*')).map(row => [
        row.entity_ref,
        row,
      ]),
    );
    const rows = options.services.map(serviceToRow);
    const refs = new Set(rows.map(row => row.entity_ref));
    const added = rows.filter(row => !stored.has(row.entity_ref));
    const changed = rows.filter(row => {
      const before = stored.get(row.entity_ref);
      return before !== undefined && !isEqual(before, row);
    });
    const removed = [...stored.values()].filter(
      row => !refs.has(row.entity_ref),
    );

    // First, and so under the lock of the repository's row: whoever computes its services at this moment ends before.
    await markRepositories(tx, [
      ...added,
      ...changed,
      ...changed.flatMap(row => stored.get(row.entity_ref) ?? []),
      ...removed,
    ]);
    for (const chunk of chunksOf([...added, ...changed], chunkSize)) {
      await tx('services').insert(chunk).onConflict('entity_ref').merge();
    }
    for (const chunk of chunksOf(
      removed.map(row => row.entity_ref),
      chunkSize,
    )) {
      await tx('services').whereIn('entity_ref', chunk).delete();
      for (const table of ['service_health', 'self_checks', 'on_it']) {
        await tx(table).whereIn('entity_ref', chunk).delete();
      }
    }
    await syncLocators(tx, options.services, options.now);
    await announceServices(
      tx,
      writes,
      removed.map(row => row.entity_ref),
    );
    return {
      added: added.length,
      changed: changed.length,
      removed: removed.length,
    };
  });
}

async function markRepositories(
  tx: Knex.Transaction,
  rows: ServiceRow[],
): Promise<void> {
  for (const chunk of chunksOf(
    rows.filter(row => row.host !== null),
    chunkSize,
  )) {
    const mapped = tx('repository_locators')
      .select('repository_id')
      .whereIn(
        ['host', 'slug_key'],
        chunk.map(row => [row.host ?? '', row.slug_key ?? '']),
      );
    await tx('repositories')
      .whereIn(
        'id',
        inLockOrder(tx, tx('repositories').whereIn('id', mapped).select('id')),
      )
      .update({ health_version: -1 });
  }
}

function isEqual(a: ServiceRow, b: ServiceRow): boolean {
  return (Object.keys(b) as Array<keyof ServiceRow>).every(
    column => a[column] === b[column],
  );
}
