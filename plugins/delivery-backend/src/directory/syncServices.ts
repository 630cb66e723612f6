import type { Service } from '@mainline/backstage-plugin-ci-common';
import { transact, chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { touchServices } from '../projection/touchServices';
import type { ServiceEntity } from './ServiceEntities';
import type { ServiceRow } from './ServiceRow';

/** Below what a statement takes as bindings, on either database. */
const chunkSize = 500;

const annotationPrefix = 'delivery.mainline/';

type ListedColumns = Pick<
  ServiceRow,
  | 'entity_ref'
  | 'name'
  | 'name_key'
  | 'search_key'
  | 'title'
  | 'owner'
  | 'system'
  | 'annotations'
> & { listed: true };

/**
 * Makes the table `services` say what ci and the catalog say. What is new or different is computed again; what is gone keeps
 * its row, and so its deployments, but is listed no longer.
 *
 * @returns entity refs of what changed
 */
export async function syncServices(options: {
  knex: Knex;
  services: Service[];
  entities: Map<string, ServiceEntity>;
}): Promise<string[]> {
  const rows = options.services.map(service =>
    rowOf(service, options.entities.get(service.entityRef)),
  );
  return transact(options.knex, async tx => {
    const stored = new Map<string, ServiceRow>(
      (await tx<ServiceRow>('services').select('*')).map(row => [
        row.entity_ref,
        row,
      ]),
    );
    const changed = rows
      .filter(row => !isSame(row, stored.get(row.entity_ref)))
      // In one order everywhere, so that two replicas never wait for each other.
      .sort((a, b) => (a.entity_ref < b.entity_ref ? -1 : 1));
    for (const chunk of chunksOf(changed, chunkSize)) {
      await tx('services')
        .insert(chunk.map(row => ({ ...row, facts_version: 1 })))
        .onConflict('entity_ref')
        .merge({
          ...excluded(tx),
          facts_version: tx.raw('services.facts_version + 1'),
        });
    }
    const listed = new Set(rows.map(row => row.entity_ref));
    const gone = [...stored.values()].filter(
      row => row.listed && !listed.has(row.entity_ref),
    );
    const goneRefs = gone.map(row => row.entity_ref).sort();
    await unlist(tx, goneRefs);
    // Those that were built from the same repository may have it for themselves now.
    await touchServices(tx, {
      repositoryIds: gone.flatMap(row => row.repository_id ?? []),
      entityRefs: [],
    });
    return [...changed.map(row => row.entity_ref), ...goneRefs];
  });
}

/** What was computed of them goes; what was asked for stays. */
async function unlist(tx: Knex.Transaction, refs: string[]): Promise<void> {
  for (const chunk of chunksOf(refs, chunkSize)) {
    await tx('services').whereIn('entity_ref', chunk).update({ listed: false });
    await tx('service_delivery').whereIn('entity_ref', chunk).delete();
    await tx('candidates').whereIn('entity_ref', chunk).delete();
    await tx('outside_deployments').whereIn('service', chunk).delete();
  }
}

const columns = [
  'name',
  'name_key',
  'search_key',
  'title',
  'owner',
  'system',
  'annotations',
  'listed',
] as const;

function excluded(tx: Knex.Transaction): Record<string, Knex.Raw> {
  return Object.fromEntries(
    columns.map(column => [column, tx.raw('??', [`excluded.${column}`])]),
  );
}

function rowOf(service: Service, entity?: ServiceEntity): ListedColumns {
  const lower = (text: string) => text.toLocaleLowerCase('en-US');
  return {
    entity_ref: service.entityRef,
    name: service.name,
    name_key: lower(service.name),
    search_key: lower([service.name, service.title].filter(Boolean).join(' ')),
    title: service.title ?? null,
    owner: service.owner ?? null,
    system: service.system ?? null,
    annotations: JSON.stringify(ownAnnotations(entity)),
    listed: true,
  };
}

/** Those that computed rows may rest on; the catalog writes others of its own. */
function ownAnnotations(entity?: ServiceEntity): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entity?.annotations ?? {})
      .filter(([name]) => name.startsWith(annotationPrefix))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function isSame(row: ListedColumns, stored: ServiceRow | undefined): boolean {
  return (
    stored !== undefined &&
    columns.every(column =>
      column === 'listed'
        ? Boolean(stored.listed)
        : stored[column] === row[column],
    )
  );
}
