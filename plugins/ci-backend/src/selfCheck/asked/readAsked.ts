import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow, StoredBigInt } from '../../facts/rows';
import { plusMs } from '../../reconciliation/instants';
import { askedOf, type Asked } from './askedOf';

/** An answer is made from what was there when it began; what is stored within so long may have come too late for it. */
const madeWithinMs = 60 * 1000;

/** Which facts an answer was made from, and which there are. */
interface Answered {
  facts_version: StoredBigInt;
  self_check_version: StoredBigInt;
}

/**
 * What the self-check of a repository's services wants to know, as of when they were last answered: so nothing is read
 * that no answer turns on; and what was stored up to when it knew for certain. Undefined before.
 */
export async function readAsked(
  knex: Knex,
  repositoryId: string,
): Promise<Asked | undefined> {
  const rows: Array<
    Answered & { self_checked_at: Instant | null; document: string | null }
  > = await knex<RepositoryRow>('repositories')
    .leftJoin('self_checks', 'self_checks.repository_id', 'repositories.id')
    .where({ id: repositoryId })
    .select(
      'facts_version',
      'self_checked_at',
      'self_check_version',
      'document',
    );
  const [repository] = rows;
  if (!repository?.self_checked_at) return undefined;
  return askedOf(
    rows.flatMap(({ document }) => document ?? []),
    knewUpTo(repository, repository.self_checked_at),
  );
}

/** Up to when an answer knew for certain what was stored. */
export function knewUpTo(answered: Answered, at: Instant): Instant {
  const isBehind =
    Number(answered.facts_version) > Number(answered.self_check_version);
  return isBehind ? plusMs(at, -madeWithinMs) : at;
}
