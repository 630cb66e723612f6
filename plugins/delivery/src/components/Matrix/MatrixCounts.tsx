import { Skeleton, ToggleButton } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { MatrixPage } from '@mainline/backstage-plugin-delivery-common';
import {
  type MarkState,
  StateMark,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import styles from './MatrixCounts.module.css';
import { type MatrixFilters, onlies, type Only } from './matrixFilters';

const marks: Record<Only, MarkState> = {
  failed: 'failing',
  underway: 'running',
  differs: 'neutral',
};

/** The counts that may mean work; each is a filter. */
export function MatrixCounts(props: {
  counts: MatrixPage['counts'] | undefined;
  filters: MatrixFilters;
  onChange: (change: Partial<MatrixFilters>) => void;
}) {
  const { counts, filters, onChange } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  if (!counts) return <Skeleton width={360} height={32} />;

  return (
    <div className={styles.root}>
      <div className={styles.group} role="group" aria-label={t('page.counts')}>
        {onlies.map(only => (
          <ToggleButton
            key={only}
            isSelected={filters.only.includes(only)}
            onChange={on =>
              onChange({
                only: on
                  ? [...filters.only, only]
                  : filters.only.filter(each => each !== only),
              })
            }
          >
            <StateMark
              state={counts[only] > 0 ? marks[only] : 'no-data'}
              word={t(`page.count.${only}`, { number: String(counts[only]) })}
            />
          </ToggleButton>
        ))}
      </div>
      <span className={styles.rest}>
        {t('page.all', { count: counts.all })}
      </span>
    </div>
  );
}
