import { SimulatedClock } from '../clock';

const WINDOW_MS = 3_600_000;

/** The primary limit: so many requests in an hour that begins with the first of them. */
export class RateLimiter {
  readonly #clock: SimulatedClock;
  readonly limit: number;
  #used = 0;
  #windowEnd: number;

  constructor(clock: SimulatedClock, limit: number) {
    this.#clock = clock;
    this.limit = limit;
    this.#windowEnd = clock.now() + WINDOW_MS;
  }

  get exhausted(): boolean {
    this.#renew();
    return this.#used >= this.limit;
  }

  get secondsToReset(): number {
    return Math.max(1, Math.ceil((this.#windowEnd - this.#clock.now()) / 1000));
  }

  count() {
    this.#renew();
    this.#used += 1;
  }

  /** As `/rate_limit` and the headers tell it. */
  state() {
    this.#renew();
    return {
      limit: this.limit,
      used: this.#used,
      remaining: Math.max(0, this.limit - this.#used),
      reset: Math.ceil(this.#windowEnd / 1000),
    };
  }

  #renew() {
    if (this.#clock.now() < this.#windowEnd) return;
    this.#used = 0;
    this.#windowEnd = this.#clock.now() + WINDOW_MS;
  }
}
