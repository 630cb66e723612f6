/**
 * What a column gives back for an absent value is null; our types say undefined. These cross between the two.
 */
export function orNull<T>(value: T | undefined): T | null {
  return value === undefined ? null : value;
}

/** Drops what is null, so that an absent fact is an absent key. */
export function present<T extends object>(values: {
  [K in keyof T]: T[K] | null;
}): T {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
  ) as T;
}

/** PostgreSQL refuses the character NUL in a text, whatever the source says. */
export function storable<T extends object>(row: T): T {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' ? value.replaceAll('\u0000', '\uFFFD') : value,
    ]),
  ) as T;
}

/** SQLite says 0 and 1, PostgreSQL false and true. */
export type StoredBoolean = boolean | number;

/** SQLite says a number, PostgreSQL a string: it may pass 2^53. */
export type StoredBigInt = number | string;
