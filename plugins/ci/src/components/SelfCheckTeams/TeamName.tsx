import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './TeamTable.module.css';
import type { TeamRow } from './useTeamRows';

/** A team, with the way to its services; the reader's own says so. */
export function TeamName(props: { row: TeamRow }) {
  const { row } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  return (
    <span className={styles.team}>
      {row.hrefOf ? (
        <Link
          href={row.hrefOf()}
          color="primary"
          weight="bold"
          standalone
          className={styles.name}
        >
          <MiddleTruncate text={row.name} />
        </Link>
      ) : (
        <span className={styles.name}>{row.name}</span>
      )}
      {row.isMine && (
        <span className={styles.mine}>{t('selfCheck.teams.mine')}</span>
      )}
    </span>
  );
}
