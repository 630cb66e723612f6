import { foldServiceHealth } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { isPostgres, transact } from '@mainline/backstage-plugin-mainline-node';
import { rowToService } from '../directory/serviceRows';
import type { ServiceRow } from '../directory/serviceRows';
import { healthRow } from './healthRow';
import { readStoredHealth, writeHealth } from './writeHealth';

/**
 * Computes the services that no repository stands behind: unmapped ones, and those whose repository was not found yet.
 *
 * @returns the entity refs that changed
 */
export async function projectUnlinkedServices(options: {
  knex: Knex;
  windowDays: number;
}): Promise<string[]> {
  return transact(options.knex, async (tx, writes) => {
    const unlinked = tx('services')
      .whereNotExists(
        tx('repository_locators')
          .select(tx.raw('1'))
          .whereRaw('repository_locators.host = services.host')
          .whereRaw('repository_locators.slug_key = services.slug_key')
          .whereNotNull('repository_locators.repository_id'),
      )
      .orderBy('entity_ref')
      .select('services.*');
    // Whoever removes one of them meanwhile waits, and then removes its computed row too.
    const rows: ServiceRow[] = await (isPostgres(tx)
      ? unlinked.forUpdate('services')
      : unlinked);
    const stored = await readStoredHealth(
      tx,
      rows.map(row => row.entity_ref),
    );
    return writeHealth(
      tx,
      writes,
      rows.map(row => ({
        row: healthRow(
          foldServiceHealth(rowToService(row), undefined, options.windowDays),
          undefined,
        ),
        stored: stored.get(row.entity_ref),
      })),
    );
  });
}
