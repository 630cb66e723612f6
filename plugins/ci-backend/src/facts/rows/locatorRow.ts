import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { ErrorColumns } from './errorColumns';

/** A name under which services look for a repository, in the table `repository_locators`. */
export interface LocatorRow extends ErrorColumns {
  host: string;
  slug_key: string;
  slug: string;
  repository_id: string | null;
  next_read_at: Instant;
}
