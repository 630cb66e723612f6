/**
 * One mistake in what was written down, as a sentence for the person who wrote it.
 *
 * @public
 */
export interface Mistake {
  /** Where it is written: `spec.stages[1].environment`. */
  field: string;
  /** Names the field, says what is wrong and what to do. */
  sentence: string;
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
