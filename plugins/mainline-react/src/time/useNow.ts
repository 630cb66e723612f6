import { useSyncExternalStore } from 'react';

const minute = 60_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      listeners.forEach(tell => tell());
    }, minute);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function read(): number {
  // Between two pages nobody listens, and the last reading may be old.
  if (listeners.size === 0 && Date.now() - now >= minute) now = Date.now();
  return now;
}

/**
 * The present, in milliseconds. One timer for the whole page; it ticks once a minute, so that hundreds of ages move together.
 *
 * @public
 */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, read);
}
