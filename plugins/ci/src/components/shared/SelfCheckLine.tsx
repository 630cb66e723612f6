import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  selfCheckQuestions,
  type ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import { AnswerMark } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './SelfCheckMarks.module.css';
import { markOfAnswer, useAnswerWords } from './useAnswerWords';
import { useServiceLinks } from './useServiceLinks';

/** The three answers about one service on a line, and the way to their evidence. */
export function SelfCheckLine(props: { health: ServiceHealth }) {
  const { selfCheck: summary, service } = props.health;
  const { t } = useTranslationRef(ciTranslationRef);
  const words = useAnswerWords();
  const links = useServiceLinks();
  return (
    <section className={styles.line} aria-label={t('selfCheck.title')}>
      <span className={styles.label}>{t('selfCheck.title')}</span>
      {summary ? (
        <ul className={styles.answers}>
          {selfCheckQuestions.map(question => (
            <li key={question}>
              <AnswerMark
                state={markOfAnswer(summary[question], summary.dormant)}
                word={words.both(question, summary[question], summary.dormant)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <span className={styles.label}>{t('selfCheck.none')}</span>
      )}
      <Link
        href={links.selfCheck(service.entityRef)}
        variant="body-small"
        standalone
      >
        {t('selfCheck.open')}
      </Link>
    </section>
  );
}
