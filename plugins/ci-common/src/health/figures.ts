/**
 * The smallest value that at least this share of the values does not exceed (nearest rank); undefined without values.
 *
 * @param share - 0 to 1
 * @public
 */
export function percentile(
  values: number[],
  share: number,
): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The middle value, or the mean of the two in the middle, in whole units; undefined without values. */
export function median(values: number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? sorted[middle]
    : Math.round((sorted[middle - 1] + sorted[middle]) / 2);
}

/** Undefined where nothing was counted: no builds is no rate of 0. */
export function shareOf(part: number, all: number): number | undefined {
  return all === 0 ? undefined : part / all;
}
