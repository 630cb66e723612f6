import { Button, Select, Switch } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  RefSelect,
  SearchText,
  useCatalogChoices,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { useAnswerWords } from '../shared';
import styles from './HealthFilterBar.module.css';
import {
  type HealthFilters,
  healthStates,
  selfCheckAnswers,
  serviceSorts,
  sortOf,
} from './healthFilters';

const stateKeys = {
  failing: 'healthState.failing',
  passing: 'healthState.passing',
  'no-build': 'healthState.noBuild',
  unmapped: 'healthState.unmapped',
} as const;

const sortKeys = {
  attention: 'sort.attention',
  name: 'sort.name',
  'last-check-in': 'sort.lastCheckIn',
} as const;

export function HealthFilterBar(props: {
  filters: HealthFilters;
  narrowed: boolean;
  onChange: (change: Partial<HealthFilters>) => void;
  onClear: () => void;
}) {
  const { filters, onChange } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const answerWords = useAnswerWords();
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
        onChange={owner => onChange({ owner, mine: false })}
        isDisabled={filters.mine}
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
        aria-label={t('filter.state')}
        placeholder={t('filter.state')}
        selectionMode="multiple"
        options={healthStates.map(state => ({
          id: state,
          label: t(stateKeys[state]),
        }))}
        value={filters.state}
        onChange={value => onChange({ state: words(value) })}
        className={styles.select}
      />
      <Select
        size="small"
        aria-label={t('selfCheck.filter')}
        placeholder={t('selfCheck.filter')}
        selectionMode="multiple"
        options={selfCheckAnswers.map(({ word, question, answer }) => ({
          id: word,
          label: answerWords.both(question, answer),
        }))}
        value={filters.selfCheck}
        onChange={value => onChange({ selfCheck: words(value) })}
        className={styles.answer}
      />
      <Switch
        label={t('filter.mine')}
        isSelected={filters.mine}
        onChange={mine => onChange({ mine, owner: [] })}
      />
      {props.narrowed && (
        <Button size="small" variant="tertiary" onPress={props.onClear}>
          {t('filter.clear')}
        </Button>
      )}
      <span className={styles.space} />
      <Select
        size="small"
        aria-label={t('filter.sort')}
        options={serviceSorts.map(sort => ({
          id: sort,
          label: t(sortKeys[sort]),
        }))}
        value={sortOf(filters)}
        onChange={value =>
          onChange({ sort: value === 'attention' ? undefined : String(value) })
        }
        className={styles.sort}
      />
    </div>
  );
}

function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === undefined ? [] : [String(value)];
}
