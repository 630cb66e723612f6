const least = 22;

/**
 * Heights in percent. The longest build of the strip is full height; the square root keeps short builds apart beside
 * one that hung. A build without a duration gets the least height.
 */
export function barHeights(durations: Array<number | undefined>): number[] {
  const longest = Math.max(1, ...durations.map(ms => ms ?? 0));
  return durations.map(ms =>
    Math.round(least + (100 - least) * Math.sqrt((ms ?? 0) / longest)),
  );
}
