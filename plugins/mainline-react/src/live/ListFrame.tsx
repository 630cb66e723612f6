import type { ReactNode } from 'react';
import { Button, Skeleton } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Page } from '@mainline/backstage-plugin-ci-common';
import { mainlineTranslationRef } from '../translation';
import styles from './ListFrame.module.css';
import { LoadFailure } from './LoadFailure';
import type { LiveData } from './useLiveData';

/**
 * What every list has around it: waiting, failure, emptiness, and the way to older rows.
 *
 * @public
 */
export function ListFrame<T>(props: {
  result: LiveData<Page<T>> & { more: () => void };
  failure: string;
  empty: string;
  children: (items: T[]) => ReactNode;
}) {
  const { data, error, isValidating, retry, more } = props.result;
  const { t } = useTranslationRef(mainlineTranslationRef);
  return (
    <div className={styles.root}>
      {error && (
        <LoadFailure
          error={error}
          title={props.failure}
          stale={data !== undefined}
          onRetry={retry}
        />
      )}
      {!data &&
        !error &&
        Array.from({ length: 8 }, (_, index) => (
          <div key={index} className={styles.row}>
            <Skeleton width="100%" height={14} />
          </div>
        ))}
      {data && data.items.length === 0 && (
        <p className={styles.empty}>{props.empty}</p>
      )}
      {data && data.items.length > 0 && props.children(data.items)}
      {data?.nextCursor && (
        <div className={styles.more}>
          <Button
            variant="secondary"
            size="small"
            isPending={isValidating}
            onPress={more}
          >
            {t('list.older')}
          </Button>
        </div>
      )}
    </div>
  );
}
