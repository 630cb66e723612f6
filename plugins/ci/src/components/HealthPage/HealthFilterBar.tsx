import { useEffect, useRef, useState } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { Button, SearchField, Select, Switch } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServicesQuery } from '@mainline/backstage-plugin-ci-common';
import { ciTranslationRef } from '../../translation';
import { CsvButton } from './CsvButton';
import styles from './HealthFilterBar.module.css';
import {
  type HealthFilters,
  healthStates,
  serviceSorts,
  sortOf,
} from './healthFilters';
import { useCatalogChoices } from './useCatalogChoices';
import { useSlashFocus } from './useSlashFocus';

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
  query: ServicesQuery;
  narrowed: boolean;
  onChange: (change: Partial<HealthFilters>) => void;
  onClear: () => void;
}) {
  const { filters, onChange } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const { owners, systems } = useCatalogChoices();
  const search = useRef<HTMLInputElement>(null);
  useSlashFocus(search);

  return (
    <div className={styles.root} role="search">
      <SearchText
        value={filters.q ?? ''}
        label={t('filter.search')}
        hint={t('filter.searchHint')}
        inputRef={search}
        onChange={q => onChange({ q: q || undefined })}
      />
      <Select
        size="small"
        aria-label={t('filter.owner')}
        placeholder={t('filter.owner')}
        selectionMode="multiple"
        search={{ placeholder: t('filter.owner') }}
        options={refOptions([...owners, ...filters.owner])}
        value={filters.owner}
        onChange={value => onChange({ owner: words(value), mine: false })}
        isDisabled={filters.mine}
        className={styles.select}
      />
      <Select
        size="small"
        aria-label={t('filter.system')}
        placeholder={t('filter.system')}
        selectionMode="multiple"
        search={{ placeholder: t('filter.system') }}
        options={refOptions([...systems, ...filters.system])}
        value={filters.system}
        onChange={value => onChange({ system: words(value) })}
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
      <CsvButton query={props.query} />
    </div>
  );
}

function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === undefined ? [] : [String(value)];
}

function refOptions(refs: string[]): Array<{ id: string; label: string }> {
  return [...new Set(refs)].map(ref => ({
    id: ref,
    label: parseEntityRef(ref, { defaultKind: 'group' }).name,
  }));
}

/** Letters stay here until the typist rests, so that a search is asked once and not per letter. */
function SearchText(props: {
  value: string;
  label: string;
  hint: string;
  inputRef: React.RefObject<HTMLInputElement>;
  onChange: (value: string) => void;
}) {
  const { value, onChange } = props;
  const [text, setText] = useState(value);
  const told = useRef(value);

  useEffect(() => {
    // The URL changed by itself: Back, or "clear filters".
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = text;
      onChange(text);
    }, 250);
    return () => clearTimeout(timer);
  }, [text, onChange]);

  return (
    <SearchField
      size="small"
      aria-label={props.label}
      placeholder={props.label}
      value={text}
      onChange={setText}
      ref={node => {
        // BUI hands out the field; the slash key needs its input.
        const input = node?.querySelector('input') ?? null;
        (
          props.inputRef as React.MutableRefObject<HTMLInputElement | null>
        ).current = input;
        if (input) input.title = props.hint;
      }}
      className={styles.search}
    />
  );
}
