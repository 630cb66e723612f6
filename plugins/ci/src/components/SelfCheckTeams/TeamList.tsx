import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { selfCheckQuestions } from '@mainline/backstage-plugin-ci-common';
import { useLocale } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { useAnswerWords } from '../shared';
import { AnswerCounts } from './AnswerCounts';
import { TeamName } from './TeamName';
import styles from './TeamTable.module.css';
import type { TeamRow } from './useTeamRows';

/** The table for a phone. */
export function TeamList(props: { rows: TeamRow[] }) {
  const { t } = useTranslationRef(ciTranslationRef);
  const words = useAnswerWords();
  const locale = useLocale();
  return (
    <ul className={styles.list} aria-label={t('selfCheck.teams.table')}>
      {props.rows.map(row => (
        <li key={row.id} className={styles.item}>
          <span className={styles.itemHead}>
            <TeamName row={row} />
            <span>
              {[
                `${t(
                  'selfCheck.teams.services',
                )} ${row.counts.services.toLocaleString(locale)}`,
                row.counts.dormant > 0 &&
                  `${t(
                    'selfCheck.teams.dormant',
                  )} ${row.counts.dormant.toLocaleString(locale)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          {selfCheckQuestions.map(question => (
            <span key={question} className={styles.question}>
              <span>{words.name(question)}</span>
              <AnswerCounts row={row} question={question} />
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
