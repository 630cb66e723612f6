import type {
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import { storable, type StoredBigInt, type StoredBoolean } from './stored';

/** One repository in the table `repositories`: its fact, and how far and how it is read. */
export interface RepositoryRow {
  id: string;
  host: string;
  slug: string;
  url: string;
  default_branch: string;
  archived: StoredBoolean;
  /** Nothing before this instant is missing; null until it was read to its end once. */
  complete_up_to: Instant | null;
  next_read_at: Instant;
  leased_until: Instant | null;
  leased_by: string | null;
  runs_validator: string | null;
  check_ins_validator: string | null;
  /** Null until its deployments were read to their end once. */
  deployments_validator: string | null;
  pull_requests_validator: string | null;
  /** Every merge before it is in the list; null until it was listed once. */
  pull_requests_listed_up_to: Instant | null;
  /** Null until all were read with their commits once; so is that of branches. */
  pull_requests_read_at: Instant | null;
  branches_validator: string | null;
  branches_listed_at: Instant | null;
  branches_read_at: Instant | null;
  changed_paths_read_at: Instant | null;
  /** Why it can't be read: a sentence. */
  error: string | null;
  facts_version: StoredBigInt;
  health_version: StoredBigInt;
  /** The first day whose check-ins are to be judged anew; empty: all of them; null: none. */
  changed_from: string | null;
  /** Facts of the days before were pruned. */
  facts_since: string | null;
}

/** What the source says; the other columns are the store's own. */
export type RepositoryFactRow = Pick<
  RepositoryRow,
  'id' | 'host' | 'slug' | 'url' | 'default_branch' | 'archived'
>;

export function rowToRepository(row: RepositoryFactRow): RepositoryFact {
  return {
    id: row.id,
    host: row.host,
    slug: row.slug,
    url: row.url,
    defaultBranch: row.default_branch,
    archived: Boolean(row.archived),
  };
}

export function repositoryToRow(repository: RepositoryFact): RepositoryFactRow {
  return storable({
    id: repository.id,
    host: repository.host,
    slug: repository.slug,
    url: repository.url,
    default_branch: repository.defaultBranch,
    archived: repository.archived,
  });
}

/** Names of repositories are compared without regard to case. */
export function slugKey(slug: string): string {
  return slug.toLowerCase();
}
