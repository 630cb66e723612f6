import { useRef, useState } from 'react';
import { Button, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { type JobFact, outcomeOf } from '@mainline/backstage-plugin-ci-common';
import {
  jobsInOrder,
  placeJobs,
  useNow,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { JobItem } from './JobItem';
import styles from './JobList.module.css';
import { LinkedLog, useOpenLog } from './LinkedLog';
import { useFailureKeys } from './useFailureKeys';

/** Jobs on a time line. The first that failed is open. */
export function JobList(props: { jobs: JobFact[]; entityRef: string }) {
  const { entityRef } = props;
  const jobs = jobsInOrder(props.jobs);
  const { t } = useTranslationRef(ciTranslationRef);
  const isMoving = jobs.some(job => job.status !== 'completed');
  const now = useNow(isMoving ? 'second' : 'minute');
  const list = useRef<HTMLUListElement>(null);
  const failures = jobs.filter(job => outcomeOf(job) === 'failing');
  const { logged, line } = useOpenLog(jobs);
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () =>
      new Set((logged ? [logged] : failures.slice(0, 1)).map(job => job.id)),
  );
  const places = placeJobs(jobs, now);

  const go = (step: 1 | -1) => {
    if (failures.length === 0) return;
    const focused = document.activeElement?.closest('[data-job]');
    const at = failures.findIndex(
      job => job.id === focused?.getAttribute('data-job'),
    );
    const start = at === -1 && step === -1 ? 0 : at;
    const next = failures[(start + step + failures.length) % failures.length];
    setOpen(before => new Set(before).add(next.id));
    const item = [...(list.current?.children ?? [])].find(
      child => child.getAttribute('data-job') === next.id,
    );
    item?.querySelector('button')?.focus();
    item?.scrollIntoView?.({ block: 'nearest' });
  };
  useFailureKeys(go);

  return (
    <section className={styles.root}>
      <div className={styles.head}>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('run.jobs')} · {jobs.length}
        </Text>
        {failures.length > 1 && (
          <span className={styles.jumps} title={t('run.failureKeys')}>
            <Button size="small" variant="tertiary" onPress={() => go(-1)}>
              {t('run.previousFailure')}
            </Button>
            <Button size="small" variant="tertiary" onPress={() => go(1)}>
              {t('run.nextFailure')}
            </Button>
          </span>
        )}
      </div>
      <ul className={styles.list} ref={list}>
        {jobs.map(job => (
          <JobItem
            key={job.id}
            job={job}
            entityRef={entityRef}
            place={places.get(job.id)}
            isOpen={open.has(job.id)}
            onToggle={() =>
              setOpen(before => {
                const next = new Set(before);
                if (!next.delete(job.id)) next.add(job.id);
                return next;
              })
            }
          />
        ))}
      </ul>
      {logged && <LinkedLog job={logged} line={line} entityRef={entityRef} />}
    </section>
  );
}
