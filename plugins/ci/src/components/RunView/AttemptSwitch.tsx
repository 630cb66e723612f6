import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunSummary } from '@mainline/backstage-plugin-ci-common';
import {
  StateMark,
  useStateWords,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './AttemptSwitch.module.css';

/** The attempts of a run, side by side; nothing where there was only one. */
export function AttemptSwitch(props: {
  attempts: RunSummary[];
  present: number;
  onChange: (attempt: number) => void;
}) {
  const { attempts, present, onChange } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const { ofAttempt } = useStateWords();
  if (attempts.length < 2) return null;

  const failedBefore = attempts.some(
    each => each.attempt < present && each.outcome === 'failing',
  );
  return (
    <div className={styles.root}>
      <ToggleButtonGroup
        aria-label={t('run.attempts')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[String(present)]}
        onSelectionChange={keys => onChange(Number([...keys][0]))}
      >
        {attempts.map(each => (
          <ToggleButton key={each.attempt} id={String(each.attempt)}>
            <span className={styles.attempt}>
              <StateMark
                state={each.outcome}
                word={ofAttempt({ ...each, flaky: false })}
                shapeOnly
                size={12}
              />
              {t('run.attempt', { attempt: String(each.attempt) })}
            </span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {failedBefore && (
        <span className={styles.note}>{t('run.sameCommit')}</span>
      )}
    </div>
  );
}
