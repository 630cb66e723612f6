import type { Instant } from '../facts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The time that the figures of a service are taken from.
 *
 * @public
 */
export interface HealthWindow {
  days: number;
  /** Inclusive. */
  start: Instant;
  /** Exclusive: a midnight in UTC. */
  end: Instant;
}

/**
 * A window of whole days that ends with the day of the newest thing known: what the repository is complete up to, or the
 * last word of a mainline build. No clock is read, so the same facts give the same window whenever they are folded.
 * Undefined where nothing is known.
 *
 * @public
 */
export function healthWindow(options: {
  days: number;
  completeUpTo?: Instant;
  lastWordAt?: Instant;
}): HealthWindow | undefined {
  const newest = [options.completeUpTo, options.lastWordAt]
    .flatMap(at => at ?? [])
    .sort()
    .at(-1);
  if (newest === undefined) return undefined;
  const end = (Math.floor(Date.parse(newest) / dayMs) + 1) * dayMs;
  return windowUntil(new Date(end).toISOString(), options.days);
}

/**
 * The window that ends at a midnight.
 *
 * @public
 */
export function windowUntil(end: Instant, days: number): HealthWindow {
  return {
    days,
    start: new Date(Date.parse(end) - days * dayMs).toISOString(),
    end,
  };
}
