import type { Knex } from 'knex';
import { endOnIt } from '../onIt/endOnIt';
import { announceServices } from './announceServices';
import type { HealthRow } from './healthRow';

const chunkSize = 100;

/**
 * Writes the rows that differ from what is stored, and tells the feed of those.
 *
 * @returns the entity refs that changed
 */
export async function writeHealth(
  tx: Knex.Transaction,
  rows: HealthRow[],
): Promise<string[]> {
  const changed: HealthRow[] = [];
  for (let start = 0; start < rows.length; start += chunkSize) {
    const chunk = rows.slice(start, start + chunkSize);
    const stored = new Map<string, HealthRow>(
      (
        await tx<HealthRow>('service_health').whereIn(
          'entity_ref',
          chunk.map(row => row.entity_ref),
        )
      ).map(row => [row.entity_ref, row]),
    );
    const different = chunk.filter(row => {
      const before = stored.get(row.entity_ref);
      return (
        before?.document !== row.document ||
        before.repository_id !== row.repository_id ||
        before.attention_key !== row.attention_key ||
        before.red_since !== row.red_since
      );
    });
    if (different.length > 0) {
      await tx('service_health')
        .insert(different)
        .onConflict('entity_ref')
        .merge();
    }
    await endOnIt(
      tx,
      chunk.map(row => row.entity_ref),
    );
    changed.push(...different);
  }
  const entityRefs = changed.map(row => row.entity_ref);
  await announceServices(tx, entityRefs);
  return entityRefs;
}
