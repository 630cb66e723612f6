/**
 * The value that this share of the samples does not exceed, by nearest rank: always one that was measured.
 *
 * @param share - above 0 and up to 1; 0.5 is the median
 */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) {
    throw new RangeError('There is no percentile of no samples.');
  }
  if (!(share > 0 && share <= 1)) {
    throw new RangeError(
      `A share of samples lies above 0 and up to 1, not at ${share}.`,
    );
  }
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}
