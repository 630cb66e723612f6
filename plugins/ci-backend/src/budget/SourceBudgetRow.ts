import type { Instant } from '@mainline/backstage-plugin-ci-common';

/** What one process has asked with one account, in the table `source_budgets`. */
export interface SourceBudgetRow {
  process_id: string;
  source: string;
  host: string;
  account: string;
  started_at: Instant;
  updated_at: Instant;
  /** JSON, by purpose. */
  requests: string;
  requests_last_hour: string;
  unchanged: number;
  unchanged_last_hour: number;
  limit: number | null;
  remaining: number | null;
  reset_at: Instant | null;
  floor: number | null;
  blocked_until: Instant | null;
}
