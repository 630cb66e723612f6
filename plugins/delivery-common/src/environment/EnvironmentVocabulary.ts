/**
 * The part of the vocabulary that configuration may extend.
 *
 * @public
 */
export interface EnvironmentVocabulary {
  /** Platforms beside the known ones. */
  platforms?: readonly string[];
}
