import { useParams } from 'react-router-dom';
import { Alert, Link, Skeleton, Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunDetails } from '@mainline/backstage-plugin-ci-common';
import {
  CompleteUpTo,
  LoadFailure,
  useEntityRef,
  useLiveData,
  useUrlFilters,
} from '@mainline/backstage-plugin-mainline-react';
import { RiArrowLeftLine } from '@remixicon/react';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import {
  useCiSentence,
  useContradictionText,
  useServiceLinks,
} from '../shared';
import { ArtifactList } from './ArtifactList';
import { AttemptSwitch } from './AttemptSwitch';
import { JobList } from './JobList';
import { RunHead } from './RunHead';
import styles from './RunView.module.css';
import { logUrl } from './useLineLinks';

const runUrl = { attempt: 'number', ...logUrl } as const;

/** One run: its attempts, jobs and steps, and why it failed. */
export function RunView() {
  const { runId = '' } = useParams();
  const ci = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const entityRef = useEntityRef();
  const links = useServiceLinks();
  const { filters, setFilters } = useUrlFilters(runUrl);
  const { attempt } = filters;
  const {
    data: details,
    error,
    retry,
  } = useLiveData(
    ['ci:run', entityRef, runId, attempt],
    () => ci.getRun(entityRef, runId, { attempt }),
    { about: entityRef },
  );

  return (
    <div className={styles.root}>
      <Link href={links.tab(entityRef)} standalone className={styles.back}>
        <RiArrowLeftLine size={14} aria-hidden /> {t('run.back')}
      </Link>
      {error && (
        <LoadFailure
          error={error}
          title={t('run.failure')}
          stale={details !== undefined}
          onRetry={retry}
        />
      )}
      {!details && !error && (
        <div
          className={styles.root}
          role="status"
          aria-label={t('run.loading')}
        >
          <Skeleton width="60%" height={32} />
          <Skeleton width="100%" height={220} />
        </div>
      )}
      {details && (
        <>
          <RunHead run={details.run} />
          <AttemptSwitch
            attempts={details.attempts}
            present={details.run.attempt}
            onChange={next =>
              // Another attempt has other jobs.
              setFilters({ attempt: next, job: undefined, line: undefined })
            }
          />
          <Contradicted details={details} />
          <Jobs details={details} entityRef={entityRef} />
          <ArtifactList artifacts={details.artifacts ?? []} />
          <CompleteUpTo at={details.completeUpTo} />
        </>
      )}
    </div>
  );
}

function Contradicted(props: { details: RunDetails }) {
  const { contradiction } = props.details.run;
  const contradictionText = useContradictionText();
  if (!contradiction) return null;
  return <Alert status="info" icon title={contradictionText(contradiction)} />;
}

function Jobs(props: { details: RunDetails; entityRef: string }) {
  const { details, entityRef } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const sentenceOf = useCiSentence();
  if (details.jobsFrom === 'unavailable') {
    const { jobsUnavailableReason: why, jobsUnavailableMessages: messages } =
      details;
    return (
      <Alert
        status="warning"
        icon
        title={t('run.jobsUnavailable')}
        description={why && sentenceOf({ sentence: why, messages })}
      />
    );
  }
  if (details.jobs.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('run.jobsNone')}
      </Text>
    );
  }
  return (
    <>
      <JobList
        // Another attempt opens its own failing job.
        key={`${details.run.id}/${details.run.attempt}`}
        jobs={details.jobs}
        entityRef={entityRef}
      />
      {details.jobsFrom === 'read-now' && (
        <Text as="p" color="secondary" variant="body-small">
          {t('run.jobsReadNow')}
        </Text>
      )}
    </>
  );
}
