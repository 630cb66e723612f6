import type { Words } from '@mainline/backstage-plugin-mainline-common';

/**
 * One mistake in what was written down. Its words name the field, say what is wrong and what to do.
 *
 * @public
 */
export interface Mistake extends Words {
  /** Where it is written: `spec.stages[1].environment`. */
  field: string;
  /** `resource:default/uat`; absent where the writing has no name to be known by. */
  entityRef?: string;
}

/**
 * What was read from an entity, or every mistake in it.
 *
 * @public
 */
export type Parsed<T> =
  | { ok: true; value: T }
  | { ok: false; mistakes: Mistake[] };
