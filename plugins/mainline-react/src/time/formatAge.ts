const units = [
  { unit: 'year', seconds: 365 * 86_400 },
  { unit: 'month', seconds: 30 * 86_400 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/**
 * How long ago, in one unit, as the locale says it: `2h ago`. A clock that runs ahead of the reader's counts as now.
 *
 * @public
 */
export function formatAge(
  instant: string,
  options: { now: number; locale: string },
): string {
  const seconds = (options.now - Date.parse(instant)) / 1000;
  const fitting = units.find(each => seconds >= each.seconds);
  if (!fitting) {
    return new Intl.RelativeTimeFormat(options.locale, {
      numeric: 'auto',
    }).format(0, 'second');
  }
  return new Intl.RelativeTimeFormat(options.locale, {
    style: 'narrow',
  }).format(-Math.floor(seconds / fitting.seconds), fitting.unit);
}
