import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mainlineTranslationRef, useLocale } from '../translation';
import styles from './CompleteUpTo.module.css';
import { formatInstant, formatTimeOfDay } from './formatInstant';
import { useNow } from './useNow';

/**
 * The age of a page: nothing before this moment is missing.
 *
 * @public
 */
export function CompleteUpTo(props: {
  at?: string;
  late?: boolean;
  /** Whether changes arrive by themselves; absent: nothing is said about it. */
  live?: boolean;
}) {
  const { t } = useTranslationRef(mainlineTranslationRef);
  const now = useNow();
  const locale = useLocale();

  return (
    <span className={styles.root}>
      {props.at ? (
        <time
          dateTime={props.at}
          className={props.late ? styles.late : undefined}
          title={t('completeUpTo.title', {
            instant: formatInstant(props.at, locale),
          })}
        >
          {t(props.late ? 'completeUpTo.late' : 'completeUpTo.text', {
            time: formatTimeOfDay(props.at, { now, locale }),
          })}
        </time>
      ) : (
        <span className={styles.late}>{t('completeUpTo.never')}</span>
      )}
      {props.live === true && (
        <span className={styles.live}>
          <span className={styles.dot} aria-hidden />
          {t('completeUpTo.live')}
        </span>
      )}
      {props.live === false && <span>{t('completeUpTo.polling')}</span>}
    </span>
  );
}
