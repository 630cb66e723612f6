import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type JobFact,
  outcomeOf,
  type StepFact,
} from '@mainline/backstage-plugin-ci-common';
import { StateMark, useStateWords } from '../state';
import { MiddleTruncate } from '../text';
import { formatDuration } from '../time';
import { mainlineTranslationRef, useLocale } from '../translation';
import styles from './StepList.module.css';

/**
 * The steps of a job, in order; the one that failed stands out.
 *
 * @public
 */
export function StepList(props: { job: JobFact }) {
  const { job } = props;
  const { t } = useTranslationRef(mainlineTranslationRef);
  if (job.steps.length === 0) return null;
  return (
    <ol className={styles.root} aria-label={t('run.steps', { job: job.name })}>
      {job.steps.map(step => (
        <Step key={step.number} step={step} />
      ))}
    </ol>
  );
}

function Step(props: { step: StepFact }) {
  const { step } = props;
  const { ofAttempt } = useStateWords();
  const locale = useLocale();
  const outcome = outcomeOf(step);
  const word = ofAttempt({ ...step, outcome });
  const ms =
    step.startedAt && step.completedAt
      ? Date.parse(step.completedAt) - Date.parse(step.startedAt)
      : undefined;
  return (
    <li
      className={`${styles.step} ${outcome === 'failing' ? styles.failed : ''}`}
    >
      <StateMark state={outcome} word={word} shapeOnly size={12} />
      <MiddleTruncate text={step.name} keep={12} />
      {!['passing', 'failing'].includes(outcome) && (
        <span className={styles.word}>{word}</span>
      )}
      <span className={styles.time}>
        {ms !== undefined &&
          outcome !== 'skipped' &&
          formatDuration(ms, locale)}
      </span>
    </li>
  );
}

/**
 * The first step that failed.
 *
 * @public
 */
export function failingStep(job: JobFact): StepFact | undefined {
  return job.steps.find(step => outcomeOf(step) === 'failing');
}
