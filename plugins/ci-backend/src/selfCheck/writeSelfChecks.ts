import {
  chunksOf,
  readTogether,
  type Writes,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { lookSoon } from '../facts/lookSoon';
import type { RepositoryRow } from '../facts/rows';
import { announceServices } from '../projection/announceServices';
import { askedOf } from './asked/askedOf';
import { isMoreAsked } from './asked/isMoreAsked';
import { knewUpTo } from './asked/readAsked';
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
  const at = now.toISOString();
  const [own]: Array<Pick<RepositoryRow, 'facts_version'>> = await tx(
    'repositories',
  )
    .where({ id: repository.id, self_check_leased_by: repository.lease })
    .update({
      self_check_version: repository.facts_version,
      self_checked_at: at,
      self_check_due_at: dueAfter(repository.id, now),
      self_check_leased_by: null,
      self_check_leased_until: null,
    })
    .returning(['facts_version']);
  if (!own) return [];

  const kept: SelfCheckRow[] = [];
  const changed: SelfCheckRow[] = [];
  for (const chunk of chunksOf(rows, chunkSize)) {
    const { services, stored } = await readStored(tx, chunk);
    const before = new Map(stored.map(row => [row.entity_ref, row.document]));
    const there = new Set(services.map(row => row.entity_ref));
    const written = chunk.filter(row => there.has(row.entity_ref));
    if (written.length === 0) continue;
    await writes.add(
      'self_checks',
      tx('self_checks').insert(written).onConflict('entity_ref').merge(),
    );
    kept.push(...written);
    changed.push(
      ...written.filter(row => {
        const document = before.get(row.entity_ref);
        return (
          document === undefined ||
          tellingPartOf(document) !== tellingPartOf(row.document)
        );
      }),
    );
  }
  const refs = changed.map(row => row.entity_ref);
  await announceServices(tx, writes, refs);

  const answered = { ...own, self_check_version: repository.facts_version };
  const asked = askedOf(
    kept.map(({ document }) => document),
    knewUpTo(answered, at),
  );
  if (await isMoreAsked(tx, repository, asked)) {
    await lookSoon({ tx, repositoryIds: [repository.id], at });
  }
  return refs;
}

/** Which of the services are there, and what was answered about them before. */
function readStored(tx: Knex.Transaction, rows: SelfCheckRow[]) {
  const refs = rows.map(row => row.entity_ref);
  return readTogether<{
    services: Pick<SelfCheckRow, 'entity_ref'>;
    stored: Pick<SelfCheckRow, 'entity_ref' | 'document'>;
  }>(tx, {
    services: [tx('services').whereIn('entity_ref', refs).select('entity_ref')],
    stored: [
      tx('self_checks')
        .whereIn('entity_ref', refs)
        .select('entity_ref', 'document'),
    ],
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
