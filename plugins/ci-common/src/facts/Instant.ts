/**
 * A moment as an ISO 8601 string in UTC with milliseconds, always 24 characters: `2026-03-01T09:30:00.000Z`.
 * Two instants compare as strings, in the store as in memory.
 *
 * @public
 */
export type Instant = string;

/**
 * Any date that a source writes (offsets, no milliseconds) as an {@link Instant}; undefined where it is no date.
 *
 * @public
 */
export function toInstant(
  value: string | number | Date | null | undefined,
): Instant | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
