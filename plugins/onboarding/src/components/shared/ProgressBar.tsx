import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ChecklistProgress } from '@mainline/backstage-plugin-onboarding-common';
import { onboardingTranslationRef } from '../../translation';
import styles from './ProgressBar.module.css';

/** How far a service is: a part for each item, and "5 of 8". */
export function ProgressBar(props: {
  progress: Pick<ChecklistProgress, 'items' | 'done' | 'total'>;
}) {
  const { items, done, total } = props.progress;
  const { t } = useTranslationRef(onboardingTranslationRef);
  const count = (state: string) =>
    String(items.filter(item => item.state === state).length);
  const label = t('progress.label', {
    done: String(done),
    total: String(total),
    open: count('open'),
    unknown: count('cannot-tell'),
  });
  return (
    <span className={styles.root}>
      <span className={styles.bar} role="img" aria-label={label} title={label}>
        {items.map(({ item, state }) => (
          <span key={item} className={styles.part} data-state={state} />
        ))}
      </span>
      <span className={styles.text} aria-hidden>
        {t('progress.text', { done: String(done), total: String(total) })}
      </span>
    </span>
  );
}
