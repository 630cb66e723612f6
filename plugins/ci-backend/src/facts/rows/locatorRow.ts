import type { Instant } from '@mainline/backstage-plugin-ci-common';

/** A name under which services look for a repository, in the table `repository_locators`. */
export interface LocatorRow {
  host: string;
  slug_key: string;
  slug: string;
  repository_id: string | null;
  next_read_at: Instant;
  /** Why it was not found: a sentence. */
  error: string | null;
}
