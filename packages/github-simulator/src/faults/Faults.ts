/**
 * What goes wrong with a request:
 * - `timeout-before`: nothing is done and nothing is answered; the asker waits until it gives up;
 * - `timeout-after`: it is done, and nothing is answered;
 * - `slow`: it is done, and answered after a while;
 * - `truncated`: it is done, and the answer breaks off in its middle;
 * - `reshaped`: it is done, and everything in the answer is called otherwise than it was;
 * - a status: nothing is done, and that is answered.
 *
 * @public
 */
export type FaultKind =
  | 'timeout-before'
  | 'timeout-after'
  | 'slow'
  | 'truncated'
  | 'reshaped'
  | 403
  | 409
  | 429
  | 500
  | 502;

/** @public */
export interface Fault {
  /** Which requests it is for; the path is without the query. */
  on: { method?: string; path: RegExp };
  kind: FaultKind;
  /** How many requests go wrong; 1 unless told. */
  times?: number;
  /** What the `retry-after` of 403 and 429 says; 60 seconds for 429 and none for 403 unless told. `untold` sends none. */
  retryAfterSeconds?: number | 'untold';
  /** How late a `slow` answer is, in real time; 1,000 unless told. */
  delayMs?: number;
}

/** What goes wrong with the requests to a simulator, for tests. @public */
export class Faults {
  readonly #open: Array<{ fault: Fault; left: number }> = [];

  /** Several for the same requests happen one after the other. */
  add(fault: Fault) {
    this.#open.push({ fault, left: fault.times ?? 1 });
  }

  /** From now on nothing goes wrong. */
  clear() {
    this.#open.length = 0;
  }

  /** How many requests are still to go wrong. */
  get pending(): number {
    return this.#open.reduce((sum, { left }) => sum + left, 0);
  }

  /** The fault of this request, which is used up by it. @internal */
  take(method: string, path: string): Fault | undefined {
    const found = this.#open.find(
      ({ fault: { on }, left }) =>
        left > 0 &&
        (!on.method || on.method.toUpperCase() === method) &&
        // A fresh search: a pattern with the flag `g` remembers where it was.
        path.search(on.path) >= 0,
    );
    if (!found) return undefined;
    found.left -= 1;
    return found.fault;
  }
}
