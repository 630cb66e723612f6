import { Link, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { type JobFact, outcomeOf } from '@mainline/backstage-plugin-ci-common';
import type { DeploymentDetails } from '@mainline/backstage-plugin-delivery-common';
import {
  failingStep,
  formatDuration,
  jobsInOrder,
  jobTimes,
  MiddleTruncate,
  StateMark,
  StepList,
  useLocale,
  useNow,
  useStateWords,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { useDeliveryLinks } from '../shared';
import styles from './RunJobs.module.css';

/** The jobs of the run that deploys; steps of those that failed or run. */
export function RunJobs(props: { details: DeploymentDetails }) {
  const { deployment, run } = props.details;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  if (!deployment.run) return null;
  const jobs = jobsInOrder(run?.jobs ?? []);
  const failed = jobs.find(job => outcomeOf(job) === 'failing');

  return (
    <section className={styles.root}>
      <div className={styles.head}>
        <Text as="h3" variant="body-small" color="secondary" weight="bold">
          {t('progress.jobs')}
        </Text>
        <Link
          href={links.run(deployment.service, deployment.run)}
          variant="body-small"
        >
          {t('progress.openRun')}
        </Link>
        {deployment.run.url && (
          <Link href={deployment.run.url} target="_blank" variant="body-small">
            {t('progress.openOnGithub')}
          </Link>
        )}
      </div>
      {failed && (
        <p className={styles.failed}>
          <span>
            {t('progress.failedAt', {
              place: [failed.name, failingStep(failed)?.name]
                .filter(Boolean)
                .join(' › '),
            })}
          </span>
          <Link
            href={links.run(deployment.service, deployment.run, failed.id)}
            variant="body-small"
          >
            {t('progress.openLog')}
          </Link>
        </p>
      )}
      {jobs.length === 0 ? (
        <Text as="p" color="secondary">
          {run?.jobsFrom === 'unavailable' && run.run.status === 'completed'
            ? t('progress.jobsUnreadable')
            : t('progress.noJobs')}
        </Text>
      ) : (
        <ul className={styles.jobs} aria-label={t('progress.jobs')}>
          {jobs.map(job => (
            <Job key={job.id} job={job} />
          ))}
        </ul>
      )}
    </section>
  );
}

/**
 * Whether its steps say anything. GitHub announces that a job began and that it ended; until somebody reads what lies
 * between, the first step seems to run all the time.
 */
function tellsSteps(job: JobFact): boolean {
  return job.steps.some(step => step.status === 'completed');
}

function Job(props: { job: JobFact }) {
  const { job } = props;
  const { ofAttempt } = useStateWords();
  const locale = useLocale();
  const now = useNow(job.status === 'completed' ? 'minute' : 'second');
  const outcome = outcomeOf(job);
  const { runMs } = jobTimes(job, now);
  return (
    <li>
      <span className={styles.job}>
        <StateMark
          state={outcome}
          word={ofAttempt({ ...job, outcome, attempt: undefined })}
          shapeOnly
        />
        <MiddleTruncate text={job.name} keep={12} />
        <span className={styles.time}>
          {runMs !== undefined &&
            outcome !== 'skipped' &&
            formatDuration(runMs, locale)}
        </span>
      </span>
      {outcome !== 'passing' && tellsSteps(job) && (
        <div className={styles.steps}>
          <StepList job={job} />
        </div>
      )}
    </li>
  );
}
