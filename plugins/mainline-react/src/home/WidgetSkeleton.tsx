import { Skeleton } from '@backstage/ui';
import styles from './WidgetSkeleton.module.css';

/**
 * The rows of a widget before they are there, as high as they will be.
 *
 * @public
 */
export function WidgetSkeleton(props: { label: string; rows: number }) {
  return (
    <div role="status" aria-label={props.label}>
      {Array.from({ length: props.rows }, (_, index) => (
        <div key={index} className={styles.row}>
          <Skeleton width="100%" height={14} />
        </div>
      ))}
    </div>
  );
}
