import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  SelfCheckQuestion,
  SelfCheckVerdict,
} from '@mainline/backstage-plugin-ci-common';
import {
  AnswerMark,
  useLocale,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { useAnswerWords } from '../shared';
import styles from './AnswerCounts.module.css';
import type { TeamRow } from './useTeamRows';

const answers: Array<[SelfCheckVerdict, segment: string]> = [
  ['yes', styles.yes],
  ['no', styles.no],
  ['not-enough-data', styles.unknown],
];

/** A team's answers to one question: a bar, and below it the counts that lead to the services. */
export function AnswerCounts(props: {
  row: TeamRow;
  question: SelfCheckQuestion;
}) {
  const { row, question } = props;
  const counts = row.counts[question];
  return (
    <div className={styles.root}>
      <div className={styles.bar} aria-hidden>
        {answers
          .filter(([answer]) => counts[answer] > 0)
          .map(([answer, segment]) => (
            <span
              key={answer}
              className={segment}
              style={{ flexGrow: counts[answer] }}
            />
          ))}
      </div>
      <div className={styles.counts}>
        {answers.map(([answer]) => (
          <Count
            key={answer}
            answer={answer}
            question={question}
            count={counts[answer]}
            href={row.hrefOf?.(`${question}:${answer}`)}
          />
        ))}
      </div>
    </div>
  );
}

function Count(props: {
  question: SelfCheckQuestion;
  answer: SelfCheckVerdict;
  count: number;
  href: string | undefined;
}) {
  const { question, answer, count, href } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const words = useAnswerWords();
  const locale = useLocale();
  const label = t('selfCheck.teams.cell', {
    name: words.name(question),
    answer: words.answer(answer),
    count,
  });
  const mark = (
    <AnswerMark state={answer} size={12} word={count.toLocaleString(locale)} />
  );
  if (count === 0 || !href) {
    return (
      <span
        role="img"
        aria-label={label}
        title={label}
        className={count === 0 ? styles.none : undefined}
      >
        {mark}
      </span>
    );
  }
  return (
    <Link
      href={href}
      aria-label={label}
      variant="body-small"
      color="primary"
      standalone
    >
      <span title={label}>{mark}</span>
    </Link>
  );
}
