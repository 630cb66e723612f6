import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Explanation } from '@mainline/backstage-plugin-delivery-common';
import { Age, CommitText } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import styles from './ChangeList.module.css';

/** The check-ins between what is there and what would be. */
export function ChangeList(props: { explanation: Explanation }) {
  const { changes, moreChanges = 0, direction } = props.explanation;
  const { t } = useTranslationRef(deliveryTranslationRef);
  if (changes.length === 0) return null;
  const title = t(
    direction === 'back' ? 'explanation.backCount' : 'explanation.forward',
    { count: changes.length + moreChanges },
  );
  return (
    <div>
      <p className={styles.title}>{title}</p>
      <ul className={styles.list} aria-label={title}>
        {changes.map(checkIn => (
          <li key={checkIn.sha} className={styles.change}>
            <CommitText {...checkIn} />
            <span className={styles.author}>{checkIn.author}</span>
            {checkIn.at && <Age at={checkIn.at} className={styles.age} />}
          </li>
        ))}
        {moreChanges > 0 && (
          <li className={styles.author}>
            {t('explanation.more', { number: String(moreChanges) })}
          </li>
        )}
      </ul>
    </div>
  );
}
