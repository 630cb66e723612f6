import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  SelfCheckQuestion,
  ServiceHealth,
  ServiceSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import { AnswerMark } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { markOfAnswer, useAnswerWords } from '../shared';
import styles from './AnswerCard.module.css';
import { countsOf, verdicts } from './evidenceFilters';
import { RedNow } from './RedNow';
import { useFigureText } from './useFigureText';
import { useFormats } from './useFormats';
import { useCalendarText, useRuleText } from './useRuleText';
import { useTurnText } from './useTurnText';

/** One of the three questions: its answer, what that rests on, the rule, and what would turn it. */
export function AnswerCard(props: {
  question: SelfCheckQuestion;
  document: ServiceSelfCheck & {
    selfCheck: NonNullable<ServiceSelfCheck['selfCheck']>;
  };
  /** For who is on it. */
  health: ServiceHealth | undefined;
  hrefOf: (filter: { question: string; verdict: string }) => string;
}) {
  const { question, document } = props;
  const { rules, selfCheck } = document;
  const answer = selfCheck[question];
  const { t } = useTranslationRef(ciTranslationRef);
  const formats = useFormats(rules);
  const words = useAnswerWords();
  const figureText = useFigureText(rules, formats);
  const ruleText = useRuleText(rules, formats);
  const calendarText = useCalendarText(rules, formats);
  const turnText = useTurnText(rules, formats);
  const [evidence, ...more] = figureText(selfCheck, question);
  const counts = countsOf(answer.evidence);
  const redNow = question === 'fixing' && selfCheck.fixing.figures.redNow;

  return (
    <Card className={styles.root}>
      <CardHeader>
        <Text as="h3" variant="body-medium" color="secondary">
          {t(`selfCheck.question.${question}`)}
        </Text>
        <AnswerMark
          className={styles.answer}
          state={markOfAnswer(answer.answer, answer.dormant)}
          word={words.answer(answer.answer, answer.dormant)}
          size={28}
        />
      </CardHeader>
      <CardBody className={styles.body}>
        <p
          className={styles.figure}
          title={t('selfCheck.window.exact', {
            from: formats.date(answer.window.from),
            to: formats.date(answer.window.to),
          })}
        >
          {evidence}
        </p>
        {redNow && (
          <RedNow
            redAt={redNow.redAt}
            formats={formats}
            onIt={props.health?.onIt}
          />
        )}
        {more.map(sentence => (
          <p key={sentence} className={styles.text}>
            {sentence}
          </p>
        ))}
        {answer.warnings.map(({ code, before, after }) => (
          <p key={code} className={styles.warning}>
            {t(`selfCheck.warning.${code}`, {
              before: formats.share(before),
              after: formats.share(after),
            })}
          </p>
        ))}
        <ul
          className={styles.counts}
          aria-label={t('selfCheck.evidence.counts')}
        >
          {verdicts
            .filter(verdict => counts[verdict] > 0)
            .map(verdict => (
              <li key={verdict}>
                <Link
                  href={props.hrefOf({ question, verdict })}
                  variant="body-small"
                  color="primary"
                  standalone
                >
                  <AnswerMark
                    state={verdict}
                    size={12}
                    word={t('selfCheck.evidence.count', {
                      word: t(`selfCheck.verdict.${verdict}`),
                      number: String(counts[verdict]),
                    })}
                  />
                </Link>
              </li>
            ))}
        </ul>
        <dl className={styles.notes}>
          <div className={styles.turn}>
            <dt>{t(`selfCheck.turn.${answer.wouldTurn.to}`)}</dt>
            <dd>{turnText(answer.wouldTurn)}</dd>
          </div>
          {answer.missing.length > 0 && (
            <div>
              <dt>{t('selfCheck.missingTitle')}</dt>
              {answer.missing.map(code => (
                <dd key={code}>
                  {t(`selfCheck.missing.${code}`, {
                    date: formats.date(answer.window.from),
                  })}
                </dd>
              ))}
            </div>
          )}
          <div className={styles.rule}>
            <dt>{t('selfCheck.rule.title')}</dt>
            <dd>{ruleText(question)}</dd>
            {question !== 'tested' && <dd>{calendarText}</dd>}
          </div>
        </dl>
      </CardBody>
    </Card>
  );
}
