/** Below it, a ratio tells more of clocks and schedulers than of what was measured. */
const LEAST_TELLING_MS = 5;

/** A ratio, or why there is none. */
export type Comparison =
  | { ratio: number; noRatio?: undefined }
  | { ratio?: undefined; noRatio: string };

/** How a value compares with that of the yardstick; a ratio of two numbers both under 5 ms is not told. */
export function compareFigures(
  value: number,
  against: number | undefined,
  unit: string,
): Comparison {
  if (against === undefined) return { noRatio: 'there is no yardstick' };
  if (!(against > 0)) return { noRatio: 'the yardstick is not above 0' };
  if (unit === 'ms' && value < LEAST_TELLING_MS && against < LEAST_TELLING_MS) {
    return { noRatio: `both are under ${LEAST_TELLING_MS} ms` };
  }
  return { ratio: value / against };
}
