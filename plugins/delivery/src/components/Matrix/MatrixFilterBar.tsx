import { Button } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  RefSelect,
  SearchText,
  useCatalogChoices,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import styles from './MatrixFilterBar.module.css';
import type { MatrixFilters } from './matrixFilters';

export function MatrixFilterBar(props: {
  filters: MatrixFilters;
  narrowed: boolean;
  onChange: (change: Partial<MatrixFilters>) => void;
  onClear: () => void;
}) {
  const { filters, onChange } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { owners, systems } = useCatalogChoices();
  return (
    <div className={styles.root} role="search">
      <SearchText
        value={filters.q ?? ''}
        label={t('filter.search')}
        hint={t('filter.searchHint')}
        className={styles.search}
        onChange={q => onChange({ q: q || undefined })}
      />
      <RefSelect
        label={t('filter.owner')}
        offered={owners}
        chosen={filters.owner}
        onChange={owner => onChange({ owner })}
        className={styles.select}
      />
      <RefSelect
        label={t('filter.system')}
        offered={systems}
        chosen={filters.system}
        onChange={system => onChange({ system })}
        className={styles.select}
      />
      {props.narrowed && (
        <Button size="small" variant="tertiary" onPress={props.onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
