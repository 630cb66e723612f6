import { EventQueue, ScheduledEvent } from './EventQueue';
import { SimulatedClock } from './SimulatedClock';

/**
 * A clock that stands still until it is told to advance.
 *
 * @public
 */
export class SteppedClock implements SimulatedClock {
  readonly #queue = new EventQueue();
  #now: number;

  constructor(start: number | string | Date) {
    this.#now = new Date(start).getTime();
  }

  now() {
    return this.#now;
  }

  schedule(time: number, event: () => void) {
    this.#queue.add({ time, run: event });
  }

  advance(ms: number) {
    const target = this.#now + ms;
    for (
      let event = this.#queue.takeDue(target);
      event;
      event = this.#queue.takeDue(target)
    ) {
      this.#now = Math.max(this.#now, event.time);
      event.run();
    }
    this.#now = target;
  }

  stop() {
    this.#queue.drain();
  }

  /** Hands over what has not happened yet, for another clock to go on with. */
  takePending(): ScheduledEvent[] {
    return this.#queue.drain();
  }
}
