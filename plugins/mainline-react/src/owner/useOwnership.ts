import useSWR from 'swr';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useChosenTeams } from './useChosenTeams';

/** @public */
export interface Ownership {
  /** Entity refs whose services are the reader's own; undefined while nobody knows. */
  refs: string[] | undefined;
  /** Of these, the teams that the reader chose by hand. */
  chosen: string[];
  choose: (teams: string[]) => void;
  error: Error | undefined;
  retry: () => void;
}

/**
 * Whose services are "mine": those that the reader or a team of theirs owns, as the sign-in says, and those of the teams
 * that they chose.
 *
 * @param wanted - false: nobody is asked yet
 * @public
 */
export function useOwnership(wanted: boolean = true): Ownership {
  const identity = useApi(identityApiRef);
  const { chosen, choose } = useChosenTeams();
  const { data, error, mutate } = useSWR<string[], Error>(
    wanted ? 'mainline:ownership' : undefined,
    async () => (await identity.getBackstageIdentity()).ownershipEntityRefs,
  );
  return {
    refs: data && [...new Set([...data, ...chosen])],
    chosen,
    choose,
    error,
    retry: () => {
      mutate();
    },
  };
}
