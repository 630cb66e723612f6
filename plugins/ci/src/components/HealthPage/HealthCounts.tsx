import { Skeleton, ToggleButton } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServicesPage } from '@mainline/backstage-plugin-ci-common';
import { StateMark } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './HealthCounts.module.css';
import type { HealthFilters } from './healthFilters';

/** The three counts that may mean work; each is a filter. The rest is said beside them. */
export function HealthCounts(props: {
  counts: ServicesPage['counts'] | undefined;
  filters: HealthFilters;
  onChange: (change: Partial<HealthFilters>) => void;
}) {
  const { counts, filters, onChange } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  if (!counts) return <Skeleton width={360} height={32} />;

  const red = filters.state.length === 1 && filters.state[0] === 'failing';
  return (
    <div className={styles.root}>
      <div className={styles.group} role="group" aria-label={t('page.counts')}>
        <ToggleButton
          isSelected={red}
          onChange={on => onChange({ state: on ? ['failing'] : [] })}
        >
          <StateMark
            state={counts.failing > 0 ? 'failing' : 'no-data'}
            word={t('page.count.red', { number: String(counts.failing) })}
          />
        </ToggleButton>
        <ToggleButton
          isSelected={filters.flaky}
          onChange={on => onChange({ flaky: on })}
        >
          <StateMark
            state={counts.flaky > 0 ? 'flaky' : 'no-data'}
            word={t('page.count.flaky', { number: String(counts.flaky) })}
          />
        </ToggleButton>
        <ToggleButton
          isSelected={filters.late}
          onChange={on => onChange({ late: on })}
        >
          <StateMark
            state={counts.late > 0 ? 'waiting' : 'no-data'}
            word={t('page.count.late', { number: String(counts.late) })}
          />
        </ToggleButton>
      </div>
      <span className={styles.rest}>
        {t('page.rest', {
          passing: String(counts.passing),
          noBuild: String(counts['no-build']),
          unmapped: String(counts.unmapped),
        })}
      </span>
    </div>
  );
}
