import useSWR from 'swr';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';

/** Who reads. Undefined until known. */
export function useReader(): { userEntityRef: string } | undefined {
  const identity = useApi(identityApiRef);
  return useSWR(
    'mainline:reader',
    () => identity.getBackstageIdentity(),
    // Without an answer nothing is marked as the reader's own, and the page stands.
    { revalidateOnFocus: false, shouldRetryOnError: false },
  ).data;
}
