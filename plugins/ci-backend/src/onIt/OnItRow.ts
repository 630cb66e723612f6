import type { Instant } from '@mainline/backstage-plugin-ci-common';

/** A row of `on_it`. */
export interface OnItRow {
  entity_ref: string;
  /** Entity ref of the person. */
  by: string;
  at: Instant;
  /** When the red that it is about began, as was known then. */
  red_since: Instant;
}
