import { DateTime } from 'luxon';

/**
 * The exact moment in the reader's own zone, with seconds and the zone's name.
 *
 * @public
 */
export function formatInstant(instant: string, locale: string): string {
  return DateTime.fromISO(instant)
    .setLocale(locale)
    .toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS);
}

/**
 * The same for a list: to the second, without the zone's name, the month in short.
 *
 * @public
 */
export function formatInstantInList(instant: string, locale: string): string {
  return DateTime.fromISO(instant)
    .setLocale(locale)
    .toLocaleString(DateTime.DATETIME_MED_WITH_SECONDS);
}

/**
 * A day, in whatever zone it was one.
 *
 * @param day - `2026-11-03`
 * @public
 */
export function formatDay(day: string, locale: string): string {
  return DateTime.fromISO(day)
    .setLocale(locale)
    .toLocaleString(DateTime.DATE_MED);
}

/**
 * The time of day; with its date where that is not today, and the year where that is not this one.
 *
 * @public
 */
export function formatTimeOfDay(
  instant: string,
  options: { now: number; locale: string },
): string {
  const at = DateTime.fromISO(instant).setLocale(options.locale);
  const now = DateTime.fromMillis(options.now);
  if (now.hasSame(at, 'day')) return at.toLocaleString(DateTime.TIME_SIMPLE);
  return at.toLocaleString({
    year: now.hasSame(at, 'year') ? undefined : 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
}
