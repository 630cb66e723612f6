import { roundOrder } from './roundOrder';

/** Something that is measured beside others. */
export interface Contender {
  name: string;
  /** Does it once; answers what it took, in milliseconds. */
  measure: () => Promise<number>;
}

/**
 * Measures every contender once a round, one after the other, so that whatever the machine does meanwhile hits all of them alike.
 *
 * @param options.warmUp - rounds before the first that counts
 * @returns the samples of each, by name, in the order in which they were taken
 */
export async function interleave(
  contenders: Contender[],
  options: {
    samples: number;
    warmUp: number;
    onRound?: (done: number) => void;
    signal?: AbortSignal;
  },
): Promise<Record<string, number[]>> {
  const { samples, warmUp, onRound, signal } = options;
  const taken: Record<string, number[]> = {};
  for (const { name } of contenders) {
    if (taken[name]) throw new Error(`Two contenders are called '${name}'.`);
    taken[name] = [];
  }
  for (let round = 0; round < warmUp + samples; round += 1) {
    for (const index of roundOrder(contenders.length, round)) {
      signal?.throwIfAborted();
      const { name, measure } = contenders[index];
      const took = await measure();
      if (round >= warmUp) taken[name].push(took);
    }
    if (round >= warmUp) onRound?.(round - warmUp + 1);
  }
  return taken;
}
