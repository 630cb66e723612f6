import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow, StoredBigInt } from '../../facts/rows';
import type { SelfCheckRow } from '../SelfCheckRow';
import { askedOf, type Asked } from './askedOf';

/** An answer is made from what was there when it began; what is stored within so long may have come too late for it. */
const madeWithinMs = 60 * 1000;

/**
 * What the self-check of a repository's services wants to know, as of when they were last answered: so nothing is read
 * that no answer turns on; and what was stored up to when it knew for certain. Undefined before.
 */
export async function readAsked(
  knex: Knex,
  repositoryId: string,
): Promise<(Asked & { knew: Instant }) | undefined> {
  const repository:
    | (Pick<RepositoryRow, 'facts_version'> & {
        self_checked_at: Instant | null;
        self_check_version: StoredBigInt;
      })
    | undefined = await knex<RepositoryRow>('repositories')
    .where({ id: repositoryId })
    .first('facts_version', 'self_checked_at', 'self_check_version');
  if (!repository?.self_checked_at) return undefined;
  const rows = await knex<SelfCheckRow>('self_checks')
    .where({ repository_id: repositoryId })
    .select('document');
  const isBehind =
    Number(repository.facts_version) > Number(repository.self_check_version);
  const at = Date.parse(repository.self_checked_at);
  const knew = new Date(isBehind ? at - madeWithinMs : at).toISOString();
  return { ...askedOf(rows), knew };
}
