import {
  type LiveData,
  type LiveOptions,
  useLiveData,
} from '@mainline/backstage-plugin-mainline-react';

/** The channel on which the onboarding backend says that something changed; entity refs only. */
export const onboardingChannel = 'onboarding:changes';

/** Live data of the onboarding backend. */
export function useOnboardingData<T>(
  key: readonly unknown[] | undefined,
  read: () => Promise<T>,
  options?: Omit<LiveOptions<T>, 'channel'>,
): LiveData<T> {
  return useLiveData(key, read, { ...options, channel: onboardingChannel });
}
