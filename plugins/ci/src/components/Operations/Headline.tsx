import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { OperationsOverview } from '@mainline/backstage-plugin-ci-common';
import {
  AnnotationBlock,
  type MarkState,
  StateMark,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { ReasonText } from './ReasonText';
import styles from './Headline.module.css';
import { useTimeText } from './useTimeText';
import { type OperationsVerdict, verdictOf } from './verdictOf';

const marks: Record<OperationsVerdict['state'], MarkState> = {
  nothing: 'no-data',
  complete: 'passing',
  reading: 'running',
  late: 'failing',
};

/** Is everything collected, and if not, why? In words. */
export function Headline(props: { overview: OperationsOverview }) {
  const { overview } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const time = useTimeText();
  const verdict = verdictOf(overview);
  const { completeUpTo } = overview.lag;

  return (
    <section className={styles.root}>
      <div role="status" className={styles.verdict}>
        <StateMark
          state={marks[verdict.state]}
          word={useVerdictText(verdict, overview)}
          size={20}
        />
        {verdict.state === 'late' && (
          <span className={styles.oldest}>
            {t('operations.verdict.oldest', { time: time(completeUpTo) })}
          </span>
        )}
      </div>
      {verdict.state === 'nothing' && (
        <>
          <p className={styles.hint}>{t('operations.verdict.nothingHint')}</p>
          <AnnotationBlock
            annotation="github.com/project-slug"
            value="owner/repository"
          />
        </>
      )}
      {verdict.reasons.length > 0 && (
        <ul className={styles.reasons}>
          {verdict.reasons.map((reason, index) => (
            <li key={index}>
              <ReasonText reason={reason} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function useVerdictText(
  verdict: OperationsVerdict,
  { lag }: OperationsOverview,
): string {
  const { t } = useTranslationRef(ciTranslationRef);
  const time = useTimeText();
  const { all, unread, late } = lag.repositories;
  switch (verdict.state) {
    case 'late':
      return t('operations.verdict.late', { count: late, all: String(all) });
    case 'reading':
      return t('operations.verdict.reading', { count: unread });
    case 'complete':
      return t('operations.verdict.complete', {
        count: all,
        time: time(lag.completeUpTo),
      });
    case 'nothing':
    default:
      return t('operations.verdict.nothing');
  }
}
