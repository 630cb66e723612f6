/**
 * Told, after the commit, of which repositories any fact changed.
 *
 * @param what.isHistory - those facts are of the past: nobody waits for them
 */
export type FactsListener = (
  repositoryIds: string[],
  what?: { isHistory?: boolean },
) => void;
