import { useState } from 'react';
import { Button, Skeleton } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { JobFact } from '@mainline/backstage-plugin-ci-common';
import { failingStep } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './FailingLog.module.css';
import { LogFailure } from './LogFailure';
import { linesOfStep, logLines } from './logLines';
import { LogText } from './LogText';
import { useJobLog } from './useJobLog';
import { useLineLinks } from './useLineLinks';

const shown = 60;
/** Enough that the failing step's end is in it, although later steps clean up at length. */
const tail = 600;

/** The end of the failing step's log, in place, once somebody asks for it. */
export function FailingLog(props: { job: JobFact; entityRef: string }) {
  const { job, entityRef } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const [wanted, setWanted] = useState(false);
  const links = useLineLinks(job);
  const log = useJobLog(wanted, entityRef, job.id, tail);
  const step = failingStep(job);
  const lines = log.data && linesOfStep(logLines(log.data), step, shown);

  return (
    <div className={styles.root}>
      <div className={styles.bar}>
        {!wanted && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setWanted(true)}
          >
            {t(step ? 'log.show' : 'log.showJob')}
          </Button>
        )}
        {lines && log.data && (
          <span className={styles.note}>
            {t('log.tail', {
              number: String(lines.length),
              total: String(log.data.totalLines),
            })}
          </span>
        )}
        <Button size="small" variant="tertiary" onPress={() => links.open()}>
          {t('log.whole')}
        </Button>
      </div>
      {wanted && log.isLoading && (
        <div role="status" aria-label={t('log.loading')}>
          <Skeleton width="100%" height={180} />
        </div>
      )}
      {log.error && (
        <LogFailure error={log.error} onRetry={() => log.mutate()} />
      )}
      {lines && lines.length === 0 && <p>{t('log.empty')}</p>}
      {lines && lines.length > 0 && (
        <LogText
          lines={lines}
          fromEnd
          label={t('log.title', { job: job.name })}
          links={links}
        />
      )}
    </div>
  );
}
