import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import type { RepositoryRow } from '../../facts/rows';
import type { SelfCheckRow } from '../SelfCheckRow';
import { askedOf, type Asked } from './askedOf';

/**
 * What the self-check of a repository's services wants to know, as of when they were last answered: so nothing is read
 * that no answer turns on. Undefined before.
 */
export async function readAsked(
  knex: Knex,
  repositoryId: string,
): Promise<(Asked & { at: Instant }) | undefined> {
  const repository: { self_checked_at: Instant | null } | undefined =
    await knex<RepositoryRow>('repositories')
      .where({ id: repositoryId })
      .first('self_checked_at');
  if (!repository?.self_checked_at) return undefined;
  const rows = await knex<SelfCheckRow>('self_checks')
    .where({ repository_id: repositoryId })
    .select('document');
  return { ...askedOf(rows), at: repository.self_checked_at };
}
