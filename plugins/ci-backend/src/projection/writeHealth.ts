import {
  chunksOf,
  type Writes,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { endOnIt } from '../onIt/endOnIt';
import { announceServices } from './announceServices';
import type { HealthRow } from './healthRow';

const chunkSize = 100;

/** What tells whether a computed row says anything new. */
export type StoredHealth = Pick<
  HealthRow,
  'document' | 'repository_id' | 'attention_key' | 'red_since'
>;

/**
 * Writes the rows that differ from what is stored, and tells the feed of those.
 *
 * @returns the entity refs that changed
 */
export async function writeHealth(
  tx: Knex.Transaction,
  writes: Writes,
  rows: Array<{ row: HealthRow; stored: StoredHealth | undefined }>,
): Promise<string[]> {
  const changed = rows.filter(
    ({ row, stored }) =>
      stored?.document !== row.document ||
      stored.repository_id !== row.repository_id ||
      stored.attention_key !== row.attention_key ||
      stored.red_since !== row.red_since,
  );
  for (const chunk of chunksOf(changed, chunkSize)) {
    await writes.add(
      'service_health',
      tx('service_health')
        .insert(chunk.map(({ row }) => row))
        .onConflict('entity_ref')
        .merge(),
    );
  }
  const entityRefs = changed.map(({ row }) => row.entity_ref);
  await announceServices(tx, writes, entityRefs);
  // A red of which nobody could be on it before, or which still is the same, has nobody to forget.
  const over = changed.filter(
    ({ row, stored }) =>
      stored?.red_since && stored.red_since !== row.red_since,
  );
  for (const chunk of chunksOf(over, chunkSize)) {
    // It compares with what is written here.
    await writes.send();
    await endOnIt(
      tx,
      chunk.map(({ row }) => row.entity_ref),
    );
  }
  return entityRefs;
}

/** What is stored of some services. */
export async function readStoredHealth(
  tx: Knex.Transaction,
  entityRefs: string[],
): Promise<Map<string, StoredHealth>> {
  const stored = new Map<string, StoredHealth>();
  for (const chunk of chunksOf(entityRefs, chunkSize)) {
    const rows = await tx<HealthRow>('service_health')
      .whereIn('entity_ref', chunk)
      .select('*');
    for (const row of rows) stored.set(row.entity_ref, row);
  }
  return stored;
}
