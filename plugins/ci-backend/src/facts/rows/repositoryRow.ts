import type {
  Instant,
  RepositoryFact,
} from '@mainline/backstage-plugin-ci-common';
import type { ErrorColumns } from './errorColumns';
import { storable, type StoredBigInt, type StoredBoolean } from './stored';

/** One repository in the table `repositories`: its fact, and how far and how it is read. */
export interface RepositoryRow extends ErrorColumns {
  id: string;
  host: string;
  slug: string;
  url: string;
  default_branch: string;
  archived: StoredBoolean;
  /** Nothing before this instant is missing; null until it was read to its end once. */
  complete_up_to: Instant | null;
  /** When the next reading is expected; null until it was read once. */
  fresh_until: Instant | null;
  next_read_at: Instant;
  /** A delivery asked for the reading that is due; null where none did. */
  looked_for_at: Instant | null;
  /** The last push for which a reading was asked for, because its owner's list told of it; null where none was. */
  pushed_at: Instant | null;
  /** The last reading left some jobs or work, and nothing has asked for another since. */
  goes_on: StoredBoolean;
  leased_until: Instant | null;
  leased_by: string | null;
  /** All facts from here on are known; it goes back while the history is read. Null as `complete_up_to` is. */
  known_since: Instant | null;
  check_ins_known_since: Instant | null;
  /** How far back the history is to be read; null: as far as it is. */
  backfill_until: Instant | null;
  backfill_retry_at: Instant | null;
  /** The first delivery that was applied. */
  /** When the last delivery about it was applied, to the hour. */
  webhook_seen_at: Instant | null;
  webhook_since: Instant | null;
  /** When a reading last found what no delivery had told. */
  untold_at: Instant | null;
  workflows_listed_at: Instant | null;
  runs_validator: string | null;
  /** The runs that it speaks of were created from here on. */
  runs_validated_since: Instant | null;
  check_ins_validator: string | null;
  /** The branch that the stored check-ins are of, and the commit at its end; null until they were read once. */
  mainline_branch: string | null;
  mainline_head: string | null;
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
  /** Jobs of mainline builds from then on are read, or will be; null until some were due. */
  jobs_known_since: Instant | null;
  artifacts_validator: string | null;
  /** No run that ended before it lacks its artifacts; null until they were read once. */
  artifacts_read_at: Instant | null;
  environments_validator: string | null;
  environments_read_at: Instant | null;
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
