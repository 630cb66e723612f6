/** @internal */
export interface ScheduledEvent {
  time: number;
  run: () => void;
}

/** Events in order of their time, first scheduled first among equals. */
export class EventQueue {
  // Kept latest first: what falls due next is taken from the end, and most new events are near.
  readonly #events: ScheduledEvent[] = [];

  add(event: ScheduledEvent) {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#events[middle].time > event.time) low = middle + 1;
      else high = middle;
    }
    this.#events.splice(low, 0, event);
  }

  /** The time of the next event, if there is one. */
  nextTime(): number | undefined {
    return this.#events.at(-1)?.time;
  }

  /** Takes out the next event that is due at `time`. */
  takeDue(time: number): ScheduledEvent | undefined {
    const next = this.#events.at(-1);
    return next && next.time <= time ? this.#events.pop() : undefined;
  }

  /** Takes out everything, earliest first. */
  drain(): ScheduledEvent[] {
    return this.#events.splice(0).reverse();
  }
}
