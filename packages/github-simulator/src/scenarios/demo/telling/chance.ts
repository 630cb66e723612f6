import { SeededRandom } from '../../../world/SeededRandom';

/** A duration about a median: half are shorter, and few are very much longer. */
export function logNormal(
  random: SeededRandom,
  median: number,
  sigma: number,
): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  const normal = radius * Math.cos(2 * Math.PI * random.next());
  return Math.round(median * Math.exp(sigma * normal));
}

/** The time to the next of what happens so often, on average. */
export function untilNext(random: SeededRandom, mean: number): number {
  return Math.round(-Math.log(1 - random.next()) * mean);
}
