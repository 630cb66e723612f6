import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import {
  formatTimeOfDay,
  markOfHealth,
  MiddleTruncate,
  StateMark,
  useLocale,
  useNow,
  useStateWords,
  mainlineTranslationRef,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { failingAt } from './failingAt';
import { isFlaky } from './isFlaky';
import styles from './MainlineText.module.css';

/** The state of mainline in words; below it what failed and since which commit, where something did. */
export function MainlineText(props: {
  health: ServiceHealth;
  /** What failed and which commit broke it may stand on lines of their own. */
  roomy?: boolean;
}) {
  const { health } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const { t: tMainline } = useTranslationRef(mainlineTranslationRef);
  const { ofHealth } = useStateWords();
  const locale = useLocale();
  const now = useNow();
  const flaky = health.state === 'passing' && isFlaky(health);

  const failing = failingAt(health);
  const broken = health.brokenBy;
  const subject = broken?.message?.split('\n')[0];

  return (
    <span className={styles.root}>
      <span className={styles.line}>
        <StateMark
          state={flaky ? 'flaky' : markOfHealth(health.state)}
          word={ofHealth(health)}
        />
        {isFlaky(health) && (
          <span className={styles.flaky}>
            {t('flakyRate', {
              rate: new Intl.NumberFormat(locale, { style: 'percent' }).format(
                health.flakyRate ?? 0,
              ),
            })}
          </span>
        )}
        {health.running && (
          <StateMark
            state="running"
            word={tMainline('health.running')}
            shapeOnly
            size={12}
          />
        )}
      </span>
      {(failing || broken) && (
        <span
          className={`${styles.details} ${props.roomy ? styles.roomy : ''}`}
        >
          {failing && <MiddleTruncate text={failing} keep={12} />}
          {broken && (
            <span className={styles.commit} title={subject}>
              <code className={styles.sha}>{broken.sha.slice(0, 7)}</code>
              {subject && <span className={styles.subject}>{subject}</span>}
            </span>
          )}
        </span>
      )}
      {health.late && (
        <span className={styles.late} title={health.sourceError}>
          {health.completeUpTo
            ? t('lateData', {
                time: formatTimeOfDay(health.completeUpTo, { now, locale }),
              })
            : t('lateUnknown')}
        </span>
      )}
    </span>
  );
}
