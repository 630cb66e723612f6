import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  SelfCheckSubject,
  ServiceSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import {
  formatInstant,
  formatTimeOfDay,
  useNow,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { CommitLink } from './CommitLink';
import styles from './SubjectText.module.css';
import type { Formats } from './useFormats';

type Red = Extract<SelfCheckSubject, { kind: 'red' }>;

/** A time that mainline was red: its clock, what broke it, how it ended, and what was checked in meanwhile. */
export function RedText(props: {
  subject: Red;
  document: ServiceSelfCheck;
  formats: Formats;
}) {
  const { subject, document, formats } = props;
  const { redAt, end, brokenBy, meanwhile, workflowIds } = subject;
  const { t } = useTranslationRef(ciTranslationRef);
  const now = useNow();
  const names = workflowIds.flatMap(id => document.workflowNames?.[id] ?? []);
  const author = document.checkIns[brokenBy]?.author;
  const lasted = (end ? Date.parse(end.at) : now) - Date.parse(redAt);

  return (
    <>
      <span className={styles.red}>
        <time dateTime={redAt} title={formatInstant(redAt, formats.locale)}>
          {t(
            end ? 'selfCheck.evidence.redSince' : 'selfCheck.evidence.redStill',
            {
              time: formatTimeOfDay(redAt, { now, locale: formats.locale }),
              duration: formats.duration(lasted),
            },
          )}
        </time>
        {names.length > 0 && ` · ${names.join(', ')}`}
        {subject.leftOver && ` · ${t('selfCheck.evidence.leftOver')}`}
      </span>
      <span className={styles.pair}>
        {t('selfCheck.evidence.brokenBy')}
        <CommitLink sha={brokenBy} document={document} rowLink />
        {author}
      </span>
      {end && (
        <span className={styles.pair}>
          {t(`selfCheck.evidence.endedBy.${endedBy(subject, end)}`)}
          <CommitLink sha={end.by} document={document} />
        </span>
      )}
      {meanwhile.length > 0 && (
        <details className={`${styles.meanwhile} ${styles.details}`}>
          <summary>
            {t('selfCheck.evidence.meanwhile', { count: meanwhile.length })}
          </summary>
          <ul>
            {meanwhile.map(sha => (
              <li key={sha}>
                <CommitLink sha={sha} document={document} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The check-in that broke it can only have ended it by a re-run. */
function endedBy(
  { brokenBy }: Red,
  end: NonNullable<Red['end']>,
): 'fix' | 'revert' | 'rerun' {
  if (end.by === brokenBy) return 'rerun';
  return end.revert ? 'revert' : 'fix';
}
