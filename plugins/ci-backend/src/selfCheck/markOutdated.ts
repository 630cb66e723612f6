import { transact, chunksOf } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { inLockOrder } from '../facts/lockRepositories';
import { announceServices } from '../projection/announceServices';
import { linkedServices } from './linkedServices';
import { prepareServices } from './prepareServices';
import type { SelfCheckConfig } from './rules';
import type { SelfCheckRow } from './SelfCheckRow';

const chunkSize = 200;

/**
 * Marks repositories with a service that was never answered for, or by other rules, paths or another repository, and
 * forgets the answers about services that no repository stands behind any more.
 *
 * @returns the entity refs of those forgotten
 */
export async function markOutdated(
  knex: Knex,
  config: SelfCheckConfig,
): Promise<string[]> {
  const prepared = prepareServices(await linkedServices(knex), config);
  const stored: Array<
    Pick<SelfCheckRow, 'entity_ref' | 'repository_id' | 'basis'>
  > = await knex('self_checks').select('entity_ref', 'repository_id', 'basis');
  const storedOf = new Map(stored.map(row => [row.entity_ref, row]));

  const outdated = new Set<string>();
  for (const { service, repositoryId, basis } of prepared) {
    const row = storedOf.get(service.entityRef);
    if (row?.repository_id !== repositoryId || row.basis !== basis) {
      outdated.add(repositoryId);
    }
    storedOf.delete(service.entityRef);
  }
  for (const chunk of chunksOf([...outdated], chunkSize)) {
    await knex('repositories')
      .whereIn(
        'id',
        inLockOrder(
          knex,
          knex('repositories').whereIn('id', chunk).select('id'),
        ),
      )
      .update({ self_check_version: -1 });
  }
  return forget(knex, [...storedOf.keys()]);
}

async function forget(knex: Knex, entityRefs: string[]): Promise<string[]> {
  if (entityRefs.length === 0) return [];
  return transact(knex, async (tx, writes) => {
    for (const chunk of chunksOf(entityRefs, chunkSize)) {
      await tx('self_checks').whereIn('entity_ref', chunk).delete();
    }
    await announceServices(tx, writes, entityRefs);
    return entityRefs;
  });
}
