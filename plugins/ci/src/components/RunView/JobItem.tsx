import { useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { type JobFact, outcomeOf } from '@mainline/backstage-plugin-ci-common';
import {
  formatDuration,
  jobTimes,
  MiddleTruncate,
  type Placed,
  StateMark,
  StepList,
  useLocale,
  useNow,
  useStateWords,
} from '@mainline/backstage-plugin-mainline-react';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { ciTranslationRef } from '../../translation';
import { FailingLog } from './FailingLog';
import styles from './JobItem.module.css';

/** A job as a row of the time line; open, its steps and the way to its log. */
export function JobItem(props: {
  job: JobFact;
  entityRef: string;
  place?: Placed;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { job, place, isOpen } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const { ofAttempt } = useStateWords();
  const locale = useLocale();
  const now = useNow(job.status === 'completed' ? 'minute' : 'second');
  const panel = useId();
  const outcome = outcomeOf(job);
  const word = ofAttempt({ ...job, outcome, attempt: undefined });
  const { queueMs, runMs } =
    // A job that never ran has instants all the same.
    outcome === 'skipped'
      ? { queueMs: undefined, runMs: undefined }
      : jobTimes(job, now);
  const queued = queueMs !== undefined && formatDuration(queueMs, locale);
  const ran = runMs !== undefined && formatDuration(runMs, locale);

  return (
    <li className={styles.root} data-job={job.id}>
      <button
        type="button"
        className={styles.row}
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={props.onToggle}
      >
        {isOpen ? (
          <RiArrowDownSLine size={16} aria-hidden />
        ) : (
          <RiArrowRightSLine size={16} aria-hidden />
        )}
        <span className={styles.name}>
          <StateMark state={outcome} word={word} shapeOnly />
          <MiddleTruncate text={job.name} keep={12} />
          {!['passing', 'failing'].includes(outcome) && (
            <span className={styles.word}>{word}</span>
          )}
        </span>
        <span
          className={styles.time}
          title={
            queued && ran ? t('run.queuedFor', { queued, ran }) : undefined
          }
        >
          {place && outcome !== 'skipped' && (
            <>
              <span
                className={styles.queue}
                style={{
                  left: `${place.queueFrom}%`,
                  width: `${place.runFrom - place.queueFrom}%`,
                }}
              />
              <span
                className={`${styles.run} ${
                  outcome === 'failing' ? styles.failed : ''
                }`}
                style={{
                  left: `${place.runFrom}%`,
                  width: `${place.runTo - place.runFrom}%`,
                }}
              />
            </>
          )}
        </span>
        <span className={styles.queued}>
          {queued && t('run.queued', { duration: queued })}
        </span>
        <span className={styles.ran}>{ran}</span>
      </button>
      {isOpen && (
        <div className={styles.panel} id={panel}>
          <StepList job={job} />
          <FailingLog job={job} entityRef={props.entityRef} />
        </div>
      )}
    </li>
  );
}
