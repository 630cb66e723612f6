import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';

/**
 * Tells open pages which services to look at again: entity refs only, for a broadcast passes no permission check, and at
 * most one message a second.
 */
export class ChangeSignal {
  readonly #options: {
    channel: string;
    signals: SignalsService;
    logger: LoggerService;
    intervalMs: number;
  };
  readonly #waiting = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param options.channel - that pages listen to: `ci:changes` */
  constructor(options: {
    channel: string;
    signals: SignalsService;
    logger: LoggerService;
    intervalMs?: number;
  }) {
    this.#options = { intervalMs: 1000, ...options };
  }

  /** The first message goes out at once, what comes within a second of it together after that second. */
  servicesChanged(entityRefs: string[]): void {
    for (const entityRef of entityRefs) this.#waiting.add(entityRef);
    if (!this.#timer) this.#publish();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
  }

  #publish(): void {
    if (this.#waiting.size === 0) return;
    const entityRefs = [...this.#waiting];
    this.#waiting.clear();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#publish();
    }, this.#options.intervalMs);
    this.#options.signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: this.#options.channel,
        message: { entityRefs },
      })
      .catch(error =>
        this.#options.logger.warn(
          'Open pages could not be told of a change; they will see it when they ask next',
          error,
        ),
      );
  }
}
