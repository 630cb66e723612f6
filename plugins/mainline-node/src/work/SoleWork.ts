/**
 * Work that never runs twice at once: asked for while it runs, it runs once more.
 *
 * It is asked for in two ways: `run` waits for it and fails with it; `kick` has it done now or a while later, and what goes
 * wrong then is told to `onError`.
 */
export class SoleWork {
  readonly #work: () => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Infinity;
  #running: Promise<void> | undefined;
  #againAt = Infinity;
  #stopped = false;

  constructor(options: {
    work: () => Promise<void>;
    onError: (error: unknown) => void;
  }) {
    this.#work = options.work;
    this.#onError = options.onError;
  }

  /** Resolves when everything that was asked for until then is done. After a stop nothing is. */
  async run(): Promise<void> {
    if (this.#stopped) return;
    if (this.#running) {
      this.#againAt = 0;
      await this.#running;
      return;
    }
    this.#running = this.#runUntilDone();
    await this.#running;
  }

  /** Many kicks make one, at the earliest time that was asked for. */
  kick(inMs = 0): void {
    const at = Date.now() + inMs;
    if (this.#stopped) return;
    if (this.#running) {
      this.#againAt = Math.min(this.#againAt, at);
      return;
    }
    if (this.#timerAt <= at) return;
    clearTimeout(this.#timer);
    this.#timerAt = at;
    this.#timer = setTimeout(() => {
      this.#clearTimer();
      this.run().catch(this.#onError);
    }, inMs);
  }

  /** Starts no more work, and waits for what runs. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#clearTimer();
    // Whoever ran it was told how it ended.
    await this.#running?.catch(() => {});
  }

  async #runUntilDone(): Promise<void> {
    try {
      do {
        this.#againAt = Infinity;
        await this.#work();
      } while (this.#againAt <= Date.now() && !this.#stopped);
    } finally {
      this.#running = undefined;
      const again = this.#againAt;
      this.#againAt = Infinity;
      if (again !== Infinity) this.kick(Math.max(0, again - Date.now()));
    }
  }

  #clearTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#timerAt = Infinity;
  }
}
