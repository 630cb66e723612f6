/**
 * The time of a simulated GitHub. Whatever happens there happens through an event on this clock, so that a test that
 * steps it sees the same story every time.
 *
 * @public
 */
export interface SimulatedClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `event` once the clock has reached `time`; events of one time run in the order they were scheduled in. */
  schedule(time: number, event: () => void): void;
  /** Moves time on by `ms`, running every event that falls due on the way, each at its own time. */
  advance(ms: number): void;
  /** Forgets all events. A clock that was stopped runs no more of them. */
  stop(): void;
}
