import { Skeleton } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ciTranslationRef } from '../../translation';
import styles from './OperationsView.module.css';

/** The page before anything is known, in its own size. */
export function OperationsSkeleton() {
  const { t } = useTranslationRef(ciTranslationRef);
  return (
    <div
      className={styles.root}
      role="status"
      aria-label={t('operations.loading')}
    >
      <Skeleton width={420} height={28} />
      <div className={styles.cards}>
        {Array.from({ length: 4 }, (_, index) => (
          <Skeleton key={index} width="100%" height={232} />
        ))}
      </div>
      <Skeleton width="100%" height={160} />
      <Skeleton width="100%" height={160} />
    </div>
  );
}
