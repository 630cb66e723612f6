import type { Instant } from '@mainline/backstage-plugin-ci-common';
import type { CheckContext } from '@mainline/backstage-plugin-onboarding-node';

/** What the checks of one round share. */
export function createCheckContext(
  at: Instant,
  signal: AbortSignal,
): CheckContext {
  const read = new Map<string, Promise<unknown>>();
  return {
    at,
    signal,
    once<T>(key: string, question: () => Promise<T>): Promise<T> {
      const asked = read.get(key) ?? question();
      read.set(key, asked);
      return asked as Promise<T>;
    },
  };
}
