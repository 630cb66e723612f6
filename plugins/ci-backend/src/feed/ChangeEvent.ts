import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';

/** The topic of Backstage's events service on which other backends hear that the feed has grown. */
export const changesTopic = 'mainline.ci.changes';

/**
 * Tells other backends to look at the feed. It says nothing of what changed, and may be lost: what counts is the feed,
 * which they read from where they were. At most a few are sent a second.
 */
export class ChangeEvent {
  readonly #options: {
    events: EventsService;
    logger: LoggerService;
    intervalMs: number;
  };
  #waiting = false;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: {
    events: EventsService;
    logger: LoggerService;
    intervalMs?: number;
  }) {
    this.#options = { intervalMs: 300, ...options };
  }

  /** The first event goes out at once; what comes within the interval makes one event after it. */
  feedGrew(): void {
    if (this.#stopped) return;
    if (this.#timer) this.#waiting = true;
    else this.#publish();
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #publish(): void {
    this.#waiting = false;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#waiting) this.#publish();
    }, this.#options.intervalMs);
    this.#options.events
      .publish({ topic: changesTopic, eventPayload: {} })
      .catch(error =>
        this.#options.logger.warn(
          'Other backends could not be told of a change; they will see it when they read the feed next',
          error,
        ),
      );
  }
}
