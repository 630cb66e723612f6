import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { transact, chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type { ServiceToCheck } from '@mainline/backstage-plugin-onboarding-node';
import type { Knex } from 'knex';
import { chunkSize } from './rows';
import type { ServiceRow } from './rows';

/**
 * Makes `services` say what ci lists. How a service stood that is gone goes with it; what people confirmed of it stays.
 *
 * @returns entity refs of those that are gone
 */
export async function syncServices(
  knex: Knex,
  services: ServiceToCheck[],
  at: Instant,
): Promise<string[]> {
  return transact(knex, async tx => {
    const stored = new Map<string, ServiceRow>(
      (await tx<ServiceRow>('services').select('*')).map(row => [
        row.entity_ref,
        row,
      ]),
    );
    const listed = services.map(service => rowOf(service, at));
    const changed = listed
      .filter(row => !isSame(row, stored.get(row.entity_ref)))
      .sort((a, b) => (a.entity_ref < b.entity_ref ? -1 : 1));
    for (const chunk of chunksOf(changed, chunkSize)) {
      await tx('services')
        .insert(chunk)
        .onConflict('entity_ref')
        .merge(['name', 'title', 'owner', 'system']);
    }
    const refs = new Set(listed.map(row => row.entity_ref));
    const gone = [...stored.keys()].filter(ref => !refs.has(ref)).sort();
    for (const chunk of chunksOf(gone, chunkSize)) {
      await tx('progress').whereIn('service', chunk).delete();
      await tx('services').whereIn('entity_ref', chunk).delete();
    }
    return gone;
  });
}

/** The services of the last round that ci answered. */
export async function readServices(knex: Knex): Promise<ServiceToCheck[]> {
  const rows = await knex<ServiceRow>('services')
    .orderBy('entity_ref')
    .select('*');
  return rows.map(row => ({
    entityRef: row.entity_ref,
    name: row.name,
    title: row.title ?? undefined,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
  }));
}

function rowOf(service: ServiceToCheck, at: Instant): ServiceRow {
  return {
    entity_ref: service.entityRef,
    name: service.name,
    title: service.title ?? null,
    owner: service.owner ?? null,
    system: service.system ?? null,
    since: at,
  };
}

function isSame(row: ServiceRow, stored: ServiceRow | undefined): boolean {
  return (
    stored !== undefined &&
    row.name === stored.name &&
    row.title === stored.title &&
    row.owner === stored.owner &&
    row.system === stored.system
  );
}
