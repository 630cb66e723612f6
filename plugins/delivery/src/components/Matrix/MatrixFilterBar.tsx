import { Button, Select } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { MatrixPage } from '@mainline/backstage-plugin-delivery-common';
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
  /** All there are; absent while they are read. */
  environments?: MatrixPage['environments'];
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
      <Select
        size="small"
        aria-label={t('filter.environment')}
        placeholder={t('filter.environment')}
        selectionMode="multiple"
        options={(props.environments ?? []).map(({ name, title }) => ({
          id: name,
          label: title,
        }))}
        value={filters.environment}
        onChange={value => onChange({ environment: value.map(String) })}
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
