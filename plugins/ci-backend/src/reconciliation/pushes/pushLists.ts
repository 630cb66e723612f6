import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { RepositoryOwner } from '@mainline/backstage-plugin-ci-node';
import type { Knex } from 'knex';
import { plusMs } from '../instants';

/** An owner whose repositories are listed by their last push, in the table `push_lists`. */
export interface PushListRow {
  host: string;
  owner: string;
  /** Every push before it is known; null where there is no list. */
  listed_at: Instant | null;
  validator: string | null;
  next_list_at: Instant;
}

/** A list that was not read for so long is not relied upon. */
const reliedUponMs = 5 * 60 * 1000;

/** Whose a repository is, as the table has it: names are compared without regard to case. */
export function ownerOf(repository: {
  host: string;
  slug: string;
}): RepositoryOwner {
  const { host, slug } = repository;
  return { host, owner: slug.slice(0, slug.lastIndexOf('/')).toLowerCase() };
}

/** Selects the list of a repository's owner where it tells of pushes at present. */
export function currentPushList(
  knex: Knex,
  repository: { host: string; slug: string },
  now: Instant,
): Knex.QueryBuilder {
  return knex<PushListRow>('push_lists')
    .where(ownerOf(repository))
    .where('listed_at', '>=', plusMs(now, -reliedUponMs));
}
