import type { Instant } from '@mainline/backstage-plugin-ci-common';

/** A row of `services`. */
export interface ServiceRow {
  entity_ref: string;
  name: string;
  title: string | null;
  owner: string | null;
  system: string | null;
  since: Instant;
}

/** A row of `progress`. */
export interface ProgressRow {
  service: string;
  checklist: string;
  /** JSON: `ItemProgress[]` */
  items: string;
  owner: string | null;
  name_key: string;
  rank: number;
  open: boolean | number;
  complete: boolean | number;
  checked_at: Instant | null;
}

/** A row of `confirmations`. */
export interface ConfirmationRow {
  service: string;
  checklist: string;
  item: string;
  confirmed_by: string;
  confirmed_at: Instant;
  note: string | null;
}

/** Below what a statement takes as bindings, on either database. */
export const chunkSize = 100;
