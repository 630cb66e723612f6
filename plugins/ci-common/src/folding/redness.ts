/**
 * Conclusions from the least to the most red. A word that is not known stands between what says nothing and what is
 * known to be red: it is never taken for a success, nor for a failure.
 */
const leastRedFirst = [
  'success',
  'neutral',
  'skipped',
  'stale',
  'cancelled',
  'action_required',
];
const red = ['timed_out', 'failure', 'startup_failure'];

function rednessOf(conclusion: string): number {
  const known = leastRedFirst.indexOf(conclusion);
  if (known >= 0) return known;
  return leastRedFirst.length + 1 + red.indexOf(conclusion);
}

/**
 * Orders conclusions from the least to the most red: success, neutral, skipped, stale, cancelled, action_required,
 * any word not known (by its letters), timed_out, failure, startup_failure. No conclusion comes before them all.
 *
 * @public
 */
export function byRedness(
  a: string | undefined,
  b: string | undefined,
): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  return rednessOf(a) - rednessOf(b) || (a < b ? -1 : 1);
}

/**
 * The reddest of some conclusions; undefined where there is none.
 *
 * @public
 */
export function reddest(conclusions: readonly string[]): string | undefined {
  return [...conclusions].sort(byRedness).at(-1);
}
