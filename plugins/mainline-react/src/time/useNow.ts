import { useSyncExternalStore } from 'react';

const tickers = {
  minute: createTicker(60_000),
  second: createTicker(1_000),
};

/**
 * The present, in milliseconds. One timer for the whole page; it ticks once a minute, so that hundreds of ages move
 * together. What is on its way and short may ask for seconds.
 *
 * @public
 */
export function useNow(every: keyof typeof tickers = 'minute'): number {
  const { subscribe, read } = tickers[every];
  return useSyncExternalStore(subscribe, read, read);
}

function createTicker(every: number) {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      if (!timer) {
        now = Date.now();
        timer = setInterval(() => {
          now = Date.now();
          listeners.forEach(tell => tell());
        }, every);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
      };
    },
    read(): number {
      // Between two pages nobody listens, and the last reading may be old.
      if (listeners.size === 0 && Date.now() - now >= every) now = Date.now();
      return now;
    },
  };
}
