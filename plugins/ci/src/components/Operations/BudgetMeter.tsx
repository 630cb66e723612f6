import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RequestBudget } from '@mainline/backstage-plugin-ci-common';
import { useLocale } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './BudgetMeter.module.css';

/** How many requests are left, with the floor below which only people are served marked on the bar. */
export function BudgetMeter(props: { budget: RequestBudget }) {
  const { remaining, limit, floor, host, account } = props.budget;
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  if (remaining === undefined || !limit) return null;

  const percent = (number: number) =>
    `${Math.min(100, (number / limit) * 100)}%`;
  const isLow = floor !== undefined && remaining <= floor;
  return (
    <div
      role="meter"
      aria-label={t('operations.budget.bar', {
        account: t('operations.budget.of', { host, account }),
      })}
      aria-valuenow={remaining}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuetext={t('operations.budget.left', {
        remaining: remaining.toLocaleString(locale),
        limit: limit.toLocaleString(locale),
      })}
      className={styles.root}
    >
      <span
        className={`${styles.left} ${isLow ? styles.low : ''}`}
        style={{ width: percent(remaining) }}
      />
      {floor !== undefined && floor > 0 && (
        <span
          className={styles.floor}
          style={{ left: percent(floor) }}
          title={t('operations.budget.floor', {
            floor: floor.toLocaleString(locale),
          })}
        />
      )}
    </div>
  );
}
