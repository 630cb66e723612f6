import { DateTime } from 'luxon';

/**
 * How long ago, in one unit, as the locale says it: `2h ago`.
 *
 * @public
 */
export function formatAge(
  instant: string,
  options: { now: number; locale: string },
): string {
  const at = Math.min(Date.parse(instant), options.now);
  const seconds = (options.now - at) / 1000;
  const base = DateTime.fromMillis(options.now);
  if (seconds < 60) {
    return new Intl.RelativeTimeFormat(options.locale, {
      numeric: 'auto',
    }).format(0, 'second');
  }
  return (
    DateTime.fromMillis(at).toRelative({
      base,
      locale: options.locale,
      style: 'narrow',
    }) ?? instant
  );
}
