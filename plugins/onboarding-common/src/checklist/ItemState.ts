import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';

/**
 * - `done`, `open`: the check, or the person, says so.
 * - `cannot-tell`: what it rests on is not known yet, or could not be asked.
 *
 * @public
 */
export type ItemState = 'done' | 'open' | 'cannot-tell';

/**
 * What a check says of one service: its state, and in words what that rests on.
 *
 * @public
 */
export interface CheckResult extends Words {
  state: ItemState;
  /** What would make it done; of an open one. */
  remedy?: Words & { annotation?: { name: string; value: string } };
  /** A page to look at, a path within the portal or an address. */
  link?: string;
}

/** What a check said before it could tell no longer. @public */
export interface LastKnown extends Words {
  state: Exclude<ItemState, 'cannot-tell'>;
  since: Instant;
}

/** An item of a checklist, and how it stands for one service. @public */
export interface ItemProgress {
  /** Name of the item. */
  item: string;
  state: ItemState;
  /** Of an item that the system checks. */
  result?: CheckResult;
  /** Of an item that a person confirmed. */
  confirmed?: { by: string; at: Instant; note?: string };
  /** Since when it has been so. */
  since: Instant;
  /** What was known last of an item of which nobody can tell at present. */
  lastKnown?: LastKnown;
}

/** How one service stands with one checklist. @public */
export interface ChecklistProgress {
  checklist: string;
  /** Entity ref. */
  service: string;
  serviceTitle: string;
  owner?: string;
  /** In the checklist's order. */
  items: ItemProgress[];
  done: number;
  total: number;
  /** When its checks were last made. */
  checkedAt?: Instant;
}
