import type { Instant, RunFact } from '../facts';

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
 * A window of whole days that ends with the day of the newest thing known: what the repository is complete up to, or its
 * newest run. No clock is read, so the same facts give the same window whenever they are folded.
 * Undefined where nothing is known.
 *
 * @public
 */
export function healthWindow(options: {
  days: number;
  completeUpTo?: Instant;
  runs: Array<Pick<RunFact, 'updatedAt'>>;
}): HealthWindow | undefined {
  const newest = options.runs.reduce(
    (latest, run) => (run.updatedAt > latest ? run.updatedAt : latest),
    options.completeUpTo ?? '',
  );
  if (newest === '') return undefined;
  const end = (Math.floor(Date.parse(newest) / dayMs) + 1) * dayMs;
  return {
    days: options.days,
    start: new Date(end - options.days * dayMs).toISOString(),
    end: new Date(end).toISOString(),
  };
}

/** @public */
export function isInWindow(
  at: Instant | undefined,
  window: HealthWindow | undefined,
): boolean {
  return (
    at !== undefined &&
    window !== undefined &&
    at >= window.start &&
    at < window.end
  );
}
