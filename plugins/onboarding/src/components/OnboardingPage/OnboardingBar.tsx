import { Button, Select, Switch, ToggleButton } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  RefSelect,
  StateMark,
  useCatalogChoices,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingTranslationRef } from '../../translation';
import { useChecklistWords } from '../shared';
import type { OnboardingFilters } from './onboardingFilters';
import styles from './OnboardingPage.module.css';
import type { ProgressView } from './useProgress';

/** What is left, as a filter, and the other filters. */
export function OnboardingBar(props: {
  view: ProgressView | undefined;
  filters: OnboardingFilters;
  narrowed: boolean;
  onChange: (change: Partial<OnboardingFilters>) => void;
  onClear: () => void;
}) {
  const { view, filters, onChange } = props;
  const { t } = useTranslationRef(onboardingTranslationRef);
  const words = useChecklistWords();
  const { owners } = useCatalogChoices();
  return (
    <>
      <div className={styles.bar}>
        {view && (
          <>
            <div role="group" aria-label={t('page.counts')}>
              <ToggleButton
                isSelected={filters.open}
                onChange={open => onChange({ open })}
              >
                <StateMark
                  state={view.counts.open > 0 ? 'waiting' : 'no-data'}
                  word={t('page.open', { number: String(view.counts.open) })}
                />
              </ToggleButton>
            </div>
            <StateMark
              state={view.counts.complete > 0 ? 'passing' : 'no-data'}
              word={t('page.complete', {
                number: String(view.counts.complete),
              })}
            />
            <span className={styles.quiet}>
              {t('page.all', { count: view.counts.all })}
            </span>
          </>
        )}
      </div>
      <div className={styles.bar} role="search">
        {view && view.checklists.length > 1 && (
          <Select
            size="small"
            aria-label={t('filter.checklist')}
            options={view.checklists.map(each => ({
              id: each.name,
              label: words.titleOf(each),
            }))}
            value={view.checklist?.name ?? ''}
            onChange={value => onChange({ checklist: String(value) })}
            className={styles.select}
          />
        )}
        <RefSelect
          label={t('filter.owner')}
          offered={owners}
          chosen={filters.owner}
          onChange={owner => onChange({ owner, mine: false })}
          isDisabled={filters.mine}
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
      </div>
    </>
  );
}
