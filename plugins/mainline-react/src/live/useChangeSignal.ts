import { useEffect, useLayoutEffect, useRef } from 'react';
import type { SignalApi } from '@backstage/plugin-signals-react';

/** Signals may come every second; a page reads again at most this often. */
const atMostEvery = 2_000;

/**
 * Calls `onChange` when the backend signals a change that may concern `about`, a service's entity ref; absent: any
 * change. A signal names the services that changed; one that names none may concern every one.
 *
 * It looks at every signal itself: `useSignal` hands over only the last one before a render, and the one before may have
 * been the one that concerns.
 */
export function useChangeSignal(
  signals: SignalApi | undefined,
  channel: string,
  about: string | undefined,
  onChange: () => void,
): void {
  // Kept beside the subscription: a page that learns what it is about must not lose a signal by subscribing anew.
  const latest = useRef({ about, onChange });
  useLayoutEffect(() => {
    latest.current = { about, onChange };
  });

  useEffect(() => {
    let lastCall = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const subscription = signals?.subscribe(channel, message => {
      if (timer || !mayConcern(latest.current.about, message)) return;
      timer = setTimeout(() => {
        timer = undefined;
        lastCall = Date.now();
        latest.current.onChange();
      }, Math.max(0, lastCall + atMostEvery - Date.now()));
    });
    return () => {
      clearTimeout(timer);
      subscription?.unsubscribe();
    };
  }, [signals, channel]);
}

function mayConcern(
  about: string | undefined,
  message: { entityRefs?: unknown },
): boolean {
  const { entityRefs } = message;
  if (!about || !Array.isArray(entityRefs) || entityRefs.length === 0) {
    return true;
  }
  return entityRefs.includes(about);
}
