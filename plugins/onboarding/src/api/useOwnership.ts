import useSWR from 'swr';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';

/** Entity refs of the reader and the reader's groups. */
export function useOwnership(): { refs?: string[]; error?: Error } {
  const identity = useApi(identityApiRef);
  const { data, error } = useSWR<string[], Error>(
    'mainline:ownership',
    async () => (await identity.getBackstageIdentity()).ownershipEntityRefs,
  );
  return { refs: data, error };
}
