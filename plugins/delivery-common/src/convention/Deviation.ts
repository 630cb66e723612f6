/**
 * A field that was written down and is not what convention says. Only these need a reader's attention.
 *
 * @public
 */
export interface Deviation {
  /** `order`, `stages`, `stages.uat.environment`. */
  field: string;
  /** What would stand without the entity; absent where there is no convention. */
  convention?: unknown;
  written: unknown;
}
