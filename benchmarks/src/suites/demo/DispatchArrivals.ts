import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** What Node tells of every request that reaches a server of this process, before anybody else hears of it. */
const channel = 'http.server.request.start';

const arriveWithinMs = 60_000;

/** When dispatches reach the simulator, which runs in this process: on the clock by which they were asked for. */
export class DispatchArrivals {
  readonly #waiting: Array<(at: number) => void> = [];
  readonly #listen = (message: unknown) => {
    const { request } = message as { request: IncomingMessage };
    if (request.method !== 'POST' || !request.url?.endsWith('/dispatches')) {
      return;
    }
    this.#waiting.shift()?.(performance.now());
  };

  constructor() {
    subscribe(channel, this.#listen);
  }

  /** Resolves when the next one arrives; call it before that can be. Several wait in the order of their calls. */
  next(): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () =>
          reject(
            new Error(
              `No dispatch reached the simulator within ${
                arriveWithinMs / 1000
              } s.`,
            ),
          ),
        arriveWithinMs,
      );
      this.#waiting.push(at => {
        clearTimeout(timer);
        resolve(at);
      });
    });
  }

  stop(): void {
    unsubscribe(channel, this.#listen);
  }
}
