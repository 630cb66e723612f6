import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  selfCheckQuestions,
  type SelfCheckSummary,
} from '@mainline/backstage-plugin-ci-common';
import { AnswerMark } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './SelfCheckMarks.module.css';
import { markOfAnswer, useAnswerWords } from './useAnswerWords';

/** The three answers as marks, in the order of the questions; their words on hover and for screen readers. */
export function SelfCheckMarks(props: { summary: SelfCheckSummary }) {
  const { summary } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const words = useAnswerWords();
  return (
    <span
      className={styles.marks}
      role="group"
      aria-label={t('selfCheck.title')}
    >
      {selfCheckQuestions.map(question => (
        <AnswerMark
          key={question}
          state={markOfAnswer(summary[question], summary.dormant)}
          word={words.both(question, summary[question], summary.dormant)}
          shapeOnly
        />
      ))}
    </span>
  );
}
