/** @internal */
export interface ScheduledEvent {
  time: number;
  run: () => void;
}

interface Placed extends ScheduledEvent {
  /** The so manieth that was scheduled. */
  order: number;
}

/** Events in order of their time, first scheduled first among equals: a binary heap, for a year of 5,000 services is a lot. */
export class EventQueue {
  /** Each before the two at twice its place; what falls due next is the first. */
  readonly #heap: Placed[] = [];
  #added = 0;

  add({ time, run }: ScheduledEvent) {
    const event = { time, run, order: this.#added++ };
    const heap = this.#heap;
    let place = heap.push(event) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!isBefore(event, heap[above])) break;
      heap[place] = heap[above];
      place = above;
    }
    heap[place] = event;
  }

  /** The time of the next event, if there is one. */
  nextTime(): number | undefined {
    return this.#heap.at(0)?.time;
  }

  /** Takes out the next event that is due at `time`. */
  takeDue(time: number): ScheduledEvent | undefined {
    const next = this.#heap.at(0);
    if (!next || next.time > time) return undefined;
    const last = this.#heap.pop();
    if (last && last !== next) this.#sink(last);
    return next;
  }

  /** Takes out everything, earliest first. */
  drain(): ScheduledEvent[] {
    return this.#heap.splice(0).sort((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  /** Lets an event stand in the place of the first, and then where it belongs. */
  #sink(event: Placed) {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heap.length) break;
      const other = below + 1;
      if (other < heap.length && isBefore(heap[other], heap[below])) {
        below = other;
      }
      if (!isBefore(heap[below], event)) break;
      heap[place] = heap[below];
      place = below;
    }
    heap[place] = event;
  }
}

function isBefore(a: Placed, b: Placed): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}
