import { EventQueue } from './EventQueue';
import { SimulatedClock } from './SimulatedClock';

/** Node's timers take no longer delays. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/**
 * A clock that follows the real one, for a demo. It can be advanced on top of that.
 *
 * @public
 */
export class RunningClock implements SimulatedClock {
  readonly #queue = new EventQueue();
  #ahead = 0;
  /** Set while due events run: each of them sees its own time, as on a stepped clock. */
  #eventTime: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  now() {
    return this.#eventTime ?? this.#realTime();
  }

  schedule(time: number, event: () => void) {
    this.#queue.add({ time, run: event });
    if (this.#eventTime === undefined) this.#wakeForNext();
  }

  advance(ms: number) {
    this.#ahead += ms;
    this.#runDue();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#queue.drain();
  }

  #realTime() {
    return Date.now() + this.#ahead;
  }

  #runDue() {
    try {
      for (
        let event = this.#queue.takeDue(this.#realTime());
        event;
        event = this.#queue.takeDue(this.#realTime())
      ) {
        this.#eventTime = event.time;
        event.run();
      }
    } finally {
      this.#eventTime = undefined;
      this.#wakeForNext();
    }
  }

  #wakeForNext() {
    clearTimeout(this.#timer);
    const next = this.#queue.nextTime();
    if (next === undefined) return;
    const delay = Math.max(0, next - this.#realTime());
    this.#timer = setTimeout(
      () => this.#runDue(),
      Math.min(delay, LONGEST_DELAY_MS),
    );
    // The server keeps the process alive, not what is yet to happen in the world.
    this.#timer.unref();
  }
}
