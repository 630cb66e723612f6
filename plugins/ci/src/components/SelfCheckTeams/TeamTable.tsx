import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { selfCheckQuestions } from '@mainline/backstage-plugin-ci-common';
import { useLocale } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { useAnswerWords } from '../shared';
import { AnswerCounts } from './AnswerCounts';
import { TeamName } from './TeamName';
import styles from './TeamTable.module.css';
import type { TeamRow } from './useTeamRows';

export function TeamTable(props: { rows: TeamRow[] }) {
  const { t } = useTranslationRef(ciTranslationRef);
  const words = useAnswerWords();
  const locale = useLocale();
  return (
    <TableRoot aria-label={t('selfCheck.teams.table')}>
      <TableHeader>
        <Column isRowHeader className={`${styles.head} ${styles.teamColumn}`}>
          {t('selfCheck.teams.team')}
        </Column>
        <Column className={`${styles.head} ${styles.numberColumn}`}>
          {t('selfCheck.teams.services')}
        </Column>
        {selfCheckQuestions.map(question => (
          <Column key={question} className={styles.head}>
            <span title={t(`selfCheck.question.${question}`)}>
              {words.name(question)}
            </span>
          </Column>
        ))}
        <Column className={`${styles.head} ${styles.numberColumn}`}>
          <span title={t('selfCheck.teams.dormantHint')}>
            {t('selfCheck.teams.dormant')}
          </span>
        </Column>
      </TableHeader>
      <TableBody>
        {props.rows.map(row => (
          <Row
            key={row.id}
            id={row.id}
            textValue={row.name}
            className={`${styles.row} ${row.isTotal ? styles.total : ''}`}
          >
            <Cell className={styles.cell}>
              <TeamName row={row} />
            </Cell>
            <Cell className={styles.number}>
              {row.counts.services.toLocaleString(locale)}
            </Cell>
            {selfCheckQuestions.map(question => (
              <Cell key={question} className={styles.cell}>
                <AnswerCounts row={row} question={question} />
              </Cell>
            ))}
            <Cell className={styles.number}>
              {row.counts.dormant.toLocaleString(locale)}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </TableRoot>
  );
}
