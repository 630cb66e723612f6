/**
 * Work that is kicked off when somebody asks for it, now or a while later, and never runs twice at once: asked for while it runs
 * it runs once more.
 */
export class Kicked {
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Infinity;
  #running: Promise<void> | undefined;
  #againAt = Infinity;
  #stopped = false;

  /** @param work - never rejects */
  constructor(private readonly work: () => Promise<void>) {}

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
    this.#timer = setTimeout(() => this.#run(), inMs);
  }

  /** Starts no more work, and waits for what runs. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #run(): void {
    this.#timer = undefined;
    this.#timerAt = Infinity;
    this.#running = this.work().finally(() => {
      this.#running = undefined;
      if (this.#againAt === Infinity) return;
      const inMs = Math.max(0, this.#againAt - Date.now());
      this.#againAt = Infinity;
      this.kick(inMs);
    });
  }
}
