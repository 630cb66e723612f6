/**
 * Something that a backend says, to be said in the reader's language.
 *
 * @public
 */
export interface Message {
  /** `mainlineBuilt.green` */
  key: string;
  /** What fills its placeholders, as text: a duration in milliseconds, an instant in ISO 8601. */
  values?: Record<string, string>;
}

/**
 * What people are told.
 *
 * @public
 */
export interface Words {
  /** In English: `b456 was deployed to Integration on 2026-11-03.` */
  sentence: string;
  /** The same as messages, in their order. Where there are none, every reader is told the sentence. */
  messages?: Message[];
}

/** Words that can be said in every language. @public */
export type Said = Required<Words>;
