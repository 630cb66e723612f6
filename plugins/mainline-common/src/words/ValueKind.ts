/**
 * What the value of a placeholder is, where it is more than a text. In a message it is kept as one that can be read again; a page
 * says it as its reader does.
 *
 * - `instant`: ISO 8601, in UTC
 * - `day`: `2026-11-03`
 * - `duration`: milliseconds; in English `15 minutes`
 * - `state`: a word of the API, for which pages have a name
 *
 * @public
 */
export type ValueKind = 'instant' | 'day' | 'duration' | 'state';

/** Kinds of values, by the name of their placeholder. @public */
export type ValueKinds = Readonly<Record<string, ValueKind>>;
