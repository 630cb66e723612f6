import { Skeleton } from '@backstage/ui';
import styles from './MatrixSkeleton.module.css';

/** Rows of the right height, so that nothing jumps when the real ones come. */
export function MatrixSkeleton(props: { label: string }) {
  return (
    <div role="status" aria-label={props.label}>
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className={styles.row}>
          <Skeleton width={160} height={14} />
          {[0, 1, 2, 3].map(column => (
            <Skeleton key={column} width={72} height={14} />
          ))}
        </div>
      ))}
    </div>
  );
}
