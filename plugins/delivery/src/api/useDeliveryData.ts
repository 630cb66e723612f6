import {
  type LiveData,
  type LiveOptions,
  useLiveData,
} from '@mainline/backstage-plugin-mainline-react';

/** The channel on which the delivery backend says that something changed; entity refs only. */
export const deliveryChannel = 'delivery:changes';

/** Live data of the delivery backend. */
export function useDeliveryData<T>(
  key: readonly unknown[] | undefined,
  read: () => Promise<T>,
  options?: Omit<LiveOptions<T>, 'channel'>,
): LiveData<T> {
  return useLiveData(key, read, { ...options, channel: deliveryChannel });
}
