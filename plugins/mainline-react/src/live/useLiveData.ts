import useSWR from 'swr';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useChangeSignal } from './useChangeSignal';

/** The channel on which the ci backend says that something changed; ids only. */
const ciChannel = 'ci:changes';

const withSignals = 60_000;
const withoutSignals = 30_000;
/** While data is still coming in, or never came: a signal that was sent before this page listened is not sent again. */
const whileIncomplete = 5_000;
const afterFailure = 10_000;

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

/** @public */
export interface LiveOptions<T> {
  /** Keep showing what the previous key gave, until the new one answers. Default true. */
  keepPrevious?: boolean;
  /** Whether more is coming in any moment, as while a history is read for the first time. */
  isIncomplete?: (data: T) => boolean;
  /** The channel of the signals that say that it changed. Default `ci:changes`. */
  channel?: string;
  /**
   * Entity ref of the one service that it is about, or where the data says so once read. A signal that names only other
   * services is passed over. Absent: every signal counts.
   */
  about?: string | ((data: T) => string);
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
  options?: LiveOptions<T>,
): LiveData<T> {
  const signals = useApiHolder().get(signalApiRef);
  const { data, error, isLoading, isValidating, mutate } = useSWR<T, Error>(
    key,
    read,
    {
      refreshInterval: latest => {
        if (!latest || options?.isIncomplete?.(latest)) return whileIncomplete;
        return signals ? withSignals : withoutSignals;
      },
      refreshWhenHidden: false,
      keepPreviousData: options?.keepPrevious ?? true,
      // A failure is shown, with Retry, and tried again by itself: polling stands still meanwhile.
      onErrorRetry: (failure, _key, _config, revalidate, { retryCount }) => {
        if (isRefused(failure)) return;
        setTimeout(() => revalidate({ retryCount }), afterFailure);
      },
    },
  );

  const about = options?.about;
  useChangeSignal(
    signals,
    options?.channel ?? ciChannel,
    typeof about === 'function' ? data && about(data) : about,
    mutate,
  );

  return {
    data,
    error,
    isLoading,
    isValidating,
    live: signals !== undefined,
    retry: () => {
      mutate();
    },
  };
}

/** Asking again brings nothing: it is not there, or may not be seen. */
function isRefused(failure: Error): boolean {
  const { statusCode } = failure as Error & { statusCode?: number };
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500;
}
