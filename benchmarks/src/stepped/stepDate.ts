import type { SteppedClock } from '@mainline/github-simulator';

/**
 * Has `Date` follow the clock in this process, for whoever asks it what time it is; timers stay real. Answers how to undo it.
 */
export function stepDate(clock: SteppedClock): () => void {
  const RealDate = globalThis.Date;
  class SteppedDate extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(clock.now());
      else super(...(given as [number]));
    }

    static override now(): number {
      return clock.now();
    }
  }
  globalThis.Date = SteppedDate as DateConstructor;
  return () => {
    globalThis.Date = RealDate;
  };
}
