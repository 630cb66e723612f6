import { useEffect, useMemo, useState } from 'react';
import { storageApiRef, useApiHolder } from '@backstage/core-plugin-api';

const key = 'teams';

/** The teams that the reader chose to see as their own, as the portal keeps its settings. */
export function useChosenTeams(): {
  chosen: string[];
  choose: (teams: string[]) => void;
} {
  const storage = useApiHolder().get(storageApiRef);
  const bucket = useMemo(() => storage?.forBucket('mainline'), [storage]);
  const [chosen, setChosen] = useState<string[]>(() =>
    teamsIn(bucket?.snapshot(key).value),
  );

  useEffect(() => {
    const subscription = bucket
      ?.observe$(key)
      .subscribe(({ value }) => setChosen(teamsIn(value)));
    return () => subscription?.unsubscribe();
  }, [bucket]);

  return {
    chosen,
    choose: teams => {
      setChosen(teams);
      bucket?.set(key, teams);
    },
  };
}

/** What is stored may be of any age and hand. */
function teamsIn(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string')
    : [];
}
