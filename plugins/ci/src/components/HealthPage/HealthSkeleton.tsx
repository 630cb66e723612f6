import { Skeleton } from '@backstage/ui';
import styles from './HealthSkeleton.module.css';

/** Rows of the right height, so that nothing jumps when the real ones come. */
export function HealthSkeleton(props: { label: string }) {
  return (
    <div className={styles.root} role="status" aria-label={props.label}>
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className={styles.row}>
          <Skeleton width="18%" height={14} />
          <Skeleton width="30%" height={14} />
          <Skeleton width={140} height={20} />
          <Skeleton width="8%" height={14} />
        </div>
      ))}
    </div>
  );
}
