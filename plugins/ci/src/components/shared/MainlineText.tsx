import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import {
  formatTimeOfDay,
  type MarkState,
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
import { LateText } from './LateText';
import styles from './MainlineText.module.css';
import { useSourceErrorOf } from './useCiSentence';
import { useNameOfPerson } from './useNameOfPerson';

/** The state of mainline in words; below it what failed and since which commit, where something did. */
export function MainlineText(props: {
  health: ServiceHealth;
  /** What failed and which commit broke it may stand on lines of their own. */
  roomy?: boolean;
  /** Where operators see why something is late; absent: the reader is none. */
  operationsHref?: string;
}) {
  const { health } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const { t: tMainline } = useTranslationRef(mainlineTranslationRef);
  const locale = useLocale();
  const word = useWord(health);
  const late = useLateText(health);
  const flaky = health.state === 'passing' && isFlaky(health);
  const problem = `repositories=${health.sourceError ? 'failing' : 'late'}`;

  const failing = failingAt(health);
  const broken = health.brokenBy;
  const subject = broken?.message?.split('\n')[0];

  return (
    <span className={`${styles.root} ${props.roomy ? styles.card : ''}`}>
      <span className={styles.line}>
        <StateMark state={flaky ? 'flaky' : markOf(health)} word={word} />
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
        {health.onIt && health.state === 'failing' && !props.roomy && (
          <OnItText by={health.onIt.by} />
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
      {late && (
        <LateText
          text={late}
          href={props.operationsHref && `${props.operationsHref}?${problem}`}
        />
      )}
    </span>
  );
}

/** Its row is a link already: the name stands as text. */
function OnItText(props: { by: string }) {
  const { t } = useTranslationRef(ciTranslationRef);
  const text = t('onIt.by', { name: useNameOfPerson(props.by) });
  return (
    <span className={styles.onIt} title={text}>
      {text}
    </span>
  );
}

/** Without a build, it matters whether there is none, or whether none could be read. */
function useWord(health: ServiceHealth): string {
  const { t } = useTranslationRef(ciTranslationRef);
  const { ofHealth } = useStateWords();
  if (health.state !== 'no-build') return ofHealth(health);
  if (health.sourceError) return t('unreadable');
  return health.completeUpTo ? ofHealth(health) : t('reading');
}

function markOf(health: ServiceHealth): MarkState {
  return health.state === 'no-build' && health.sourceError
    ? 'unknown'
    : markOfHealth(health.state);
}

/** How old the data is where that is too old, and why the source can't be read. */
function useLateText(health: ServiceHealth): string | undefined {
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const now = useNow();
  const sourceError = useSourceErrorOf()(health);
  const age =
    health.late && health.completeUpTo
      ? t('lateData', {
          time: formatTimeOfDay(health.completeUpTo, { now, locale }),
        })
      : undefined;
  if (age || sourceError) return [age, sourceError].filter(Boolean).join(' · ');
  return health.late && health.state !== 'no-build' ? t('reading') : undefined;
}
