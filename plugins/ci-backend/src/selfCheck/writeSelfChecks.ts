import {
  chunksOf,
  isPostgres,
  type Writes,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { lookSoon } from '../facts/lookSoon';
import { announceServices } from '../projection/announceServices';
import { isMoreAsked } from './asked/isMoreAsked';
import { tellingPartOf } from './SelfCheckRow';
import type { SelfCheckRow } from './SelfCheckRow';
import type { TakenRepository } from './takeDueRepositories';

const chunkSize = 50;
const hourMs = 60 * 60 * 1000;

/**
 * Writes the answers of a repository's services, if it is still this process that computes them, and tells the feed of
 * those that a person would look at again. Under the lock of the repository's row, so that services which were removed
 * meanwhile stay removed. Where a reading would tell more, it is to come soon.
 *
 * @returns the entity refs that changed
 */
export async function writeSelfChecks(
  tx: Knex.Transaction,
  writes: Writes,
  repository: TakenRepository,
  rows: SelfCheckRow[],
  now: Date,
): Promise<string[]> {
  const own = tx('repositories')
    .where({ id: repository.id, self_check_leased_by: repository.lease })
    .first('id');
  if (!(await (isPostgres(tx) ? own.forUpdate() : own))) return [];
  await tx('repositories')
    .where('id', repository.id)
    .update({
      self_check_version: repository.facts_version,
      self_checked_at: now.toISOString(),
      self_check_due_at: dueAfter(repository.id, now),
      self_check_leased_by: null,
      self_check_leased_until: null,
    });

  const changed: string[] = [];
  for (const chunk of chunksOf(rows, chunkSize)) {
    changed.push(...(await writeChunk(tx, chunk)));
  }
  await announceServices(tx, writes, changed);
  if (await isMoreAsked(tx, repository)) {
    await lookSoon({
      tx,
      repositoryIds: [repository.id],
      at: now.toISOString(),
    });
  }
  return changed;
}

async function writeChunk(
  tx: Knex.Transaction,
  rows: SelfCheckRow[],
): Promise<string[]> {
  const refs = rows.map(row => row.entity_ref);
  const services: Array<{ entity_ref: string }> = await tx('services')
    .whereIn('entity_ref', refs)
    .select('entity_ref');
  const there = new Set(services.map(({ entity_ref }) => entity_ref));
  const kept = rows.filter(row => there.has(row.entity_ref));
  if (kept.length === 0) return [];

  const before = new Map<string, SelfCheckRow>(
    (await tx<SelfCheckRow>('self_checks').whereIn('entity_ref', refs)).map(
      row => [row.entity_ref, row],
    ),
  );
  await tx('self_checks').insert(kept).onConflict('entity_ref').merge();
  return kept.flatMap(row => {
    const stored = before.get(row.entity_ref);
    return stored && tellingPartOf(stored) === tellingPartOf(row)
      ? []
      : [row.entity_ref];
  });
}

/** Within the hour, for answers depend on the time; not all repositories in the same minute. */
function dueAfter(repositoryId: string, now: Date): string {
  let place = 0;
  for (const character of repositoryId) {
    place = (place * 31 + character.charCodeAt(0)) % 1000;
  }
  const afterMs = hourMs - Math.round((place / 1000) * (hourMs / 4));
  return new Date(now.getTime() + afterMs).toISOString();
}
