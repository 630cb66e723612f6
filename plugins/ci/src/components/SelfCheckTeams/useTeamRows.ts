import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  SelfCheckOverview,
  TeamSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import {
  useLocale,
  useOwnership,
} from '@mainline/backstage-plugin-mainline-react';
import { rootRouteRef } from '../../routes';
import { ciTranslationRef } from '../../translation';

const withoutOwner = 'without-owner';

/** A team as a row, or all of them. */
export interface TeamRow {
  id: string;
  name: string;
  isMine: boolean;
  isTotal: boolean;
  counts: Omit<TeamSelfCheck, 'owner'>;
  /** Its services in the list over all; absent where that can't be told to show them: services without an owner. */
  hrefOf?: (selfCheck?: string) => string;
}

/** All first, then the teams by name; services without an owner last. Nothing else orders them. */
export function useTeamRows(data: SelfCheckOverview | undefined): TeamRow[] {
  const { t } = useTranslationRef(ciTranslationRef);
  const servicesRoute = useRouteRef(rootRouteRef);
  const { refs: mine } = useOwnership();
  const locale = useLocale();
  return useMemo(() => {
    if (!data) return [];
    const hrefOf = (owner?: string) => (selfCheck?: string) => {
      const query = new URLSearchParams();
      if (owner) query.set('owner', owner);
      if (selfCheck) query.set('selfCheck', selfCheck);
      return query.size > 0 ? `${servicesRoute()}?${query}` : servicesRoute();
    };
    const teams = data.teams.map(
      (team): TeamRow => ({
        // No entity ref looks like it.
        id: team.owner ?? withoutOwner,
        name: team.owner
          ? parseEntityRef(team.owner).name
          : t('selfCheck.teams.noOwner'),
        isMine: team.owner !== undefined && mine?.includes(team.owner) === true,
        isTotal: false,
        counts: team,
        hrefOf: team.owner ? hrefOf(team.owner) : undefined,
      }),
    );
    const byName = (a: TeamRow, b: TeamRow) =>
      Number(a.id === withoutOwner) - Number(b.id === withoutOwner) ||
      a.name.localeCompare(b.name, locale, { numeric: true });
    return [
      {
        id: 'all',
        name: t('selfCheck.teams.all'),
        isMine: false,
        isTotal: true,
        counts: data.all,
        hrefOf: hrefOf(),
      },
      ...teams.sort(byName),
    ];
  }, [data, mine, servicesRoute, locale, t]);
}
