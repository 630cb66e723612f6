import { useRef } from 'react';
import { Button, Select } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunSummary } from '@mainline/backstage-plugin-ci-common';
import { mainlineTranslationRef } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './RunFilterBar.module.css';
import { outcomes, type RunFilters } from './runFilters';

type Field = 'event' | 'branch' | 'workflow' | 'actor';

const fields: Record<Field, (run: RunSummary) => string | undefined> = {
  event: run => run.event,
  branch: run => run.branch,
  workflow: run => run.workflowName,
  actor: run => run.actor,
};

const order: Field[] = ['event', 'branch', 'workflow', 'actor'];

/** Offers what was seen among the runs read so far; words that the URL holds are offered as well. */
export function RunFilterBar(props: {
  filters: RunFilters;
  runs: RunSummary[];
  narrowed: boolean;
  onChange: (change: Partial<RunFilters>) => void;
  onClear: () => void;
}) {
  const { filters, runs, onChange } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const { t: tMainline } = useTranslationRef(mainlineTranslationRef);
  const seen = useRef<Record<Field, Set<string>>>({
    event: new Set(),
    branch: new Set(),
    workflow: new Set(),
    actor: new Set(),
  });
  for (const field of order) {
    const values = [...runs.map(fields[field]), ...filters[field]];
    values.forEach(value => value && seen.current[field].add(value));
  }

  return (
    <div className={styles.root} role="search">
      {order.map(field => (
        <Select
          key={field}
          size="small"
          aria-label={t(`filter.${field}`)}
          placeholder={t(`filter.${field}`)}
          selectionMode="multiple"
          options={[...seen.current[field]]
            .sort()
            .map(value => ({ id: value, label: value }))}
          value={filters[field]}
          onChange={value => onChange({ [field]: value.map(String) })}
          className={styles.select}
        />
      ))}
      <Select
        size="small"
        aria-label={t('filter.state')}
        placeholder={t('filter.state')}
        selectionMode="multiple"
        options={outcomes.map(outcome => ({
          id: outcome,
          label: tMainline(`state.${outcome}`),
        }))}
        value={filters.outcome}
        onChange={value => onChange({ outcome: value.map(String) })}
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
