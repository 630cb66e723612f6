import { useEffect, useRef } from 'react';
import useSWR from 'swr';
import { useSignal } from '@backstage/plugin-signals-react';

/** The channel on which the ci backend says that something changed; ids only. */
const channel = 'ci:changes';

const withSignals = 120_000;
const withoutSignals = 30_000;
/** Signals may come every second; a page reads again at most this often. */
const atMostEvery = 2_000;

/** @public */
export interface LiveData<T> {
  /** The newest that was read. Stays while it is read again, and when that fails. */
  data: T | undefined;
  error: Error | undefined;
  /** Nothing is here yet. */
  isLoading: boolean;
  isValidating: boolean;
  /** Whether changes arrive by signals; else the page polls. */
  live: boolean;
  retry: () => void;
}

/**
 * Data that keeps itself up to date: read again when the backend signals a change, and by polling while the tab is
 * visible (seldom where signals are to be had, for a signal may be lost).
 *
 * @param key - what identifies the data; undefined: don't read yet
 * @public
 */
export function useLiveData<T>(
  key: readonly unknown[] | undefined,
  read: () => Promise<T>,
  options?: {
    /** Keep showing what the previous key gave, until the new one answers. Default true. */
    keepPrevious?: boolean;
  },
): LiveData<T> {
  const { lastSignal, isSignalsAvailable } = useSignal(channel);
  const { data, error, isLoading, isValidating, mutate } = useSWR<T, Error>(
    key,
    read,
    {
      refreshInterval: isSignalsAvailable ? withSignals : withoutSignals,
      refreshWhenHidden: false,
      keepPreviousData: options?.keepPrevious ?? true,
      // A failure is shown, with Retry; the next poll tries by itself.
      shouldRetryOnError: false,
    },
  );

  const lastRead = useRef(0);
  useEffect(() => {
    if (!lastSignal) return undefined;
    const wait = Math.max(0, lastRead.current + atMostEvery - Date.now());
    const timer = setTimeout(() => {
      lastRead.current = Date.now();
      mutate();
    }, wait);
    return () => clearTimeout(timer);
  }, [lastSignal, mutate]);

  return {
    data,
    error,
    isLoading,
    isValidating,
    live: isSignalsAvailable,
    retry: () => {
      mutate();
    },
  };
}
