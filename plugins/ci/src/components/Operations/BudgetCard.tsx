import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RequestBudget } from '@mainline/backstage-plugin-ci-common';
import { useLocale } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './BudgetCard.module.css';
import { BudgetMeter } from './BudgetMeter';
import { OperationsCard } from './OperationsCard';
import { PurposeFigures } from './PurposeFigures';
import { useTimeText } from './useTimeText';

/** What may still be asked of each source, the tightest account first and whole. */
export function BudgetCard(props: { budgets: RequestBudget[]; at: string }) {
  const { at } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const time = useTimeText();
  const left = useLeftText();
  const [first, ...others] = [...props.budgets].sort(
    (a, b) => shareLeft(a) - shareLeft(b),
  );
  const title = t('operations.budget.title');
  if (!first) {
    return <OperationsCard title={title} note={t('operations.budget.none')} />;
  }
  const isBlocked = first.blockedUntil !== undefined && first.blockedUntil > at;
  const hint = isBlocked
    ? t('operations.budget.blocked', { time: time(first.blockedUntil) })
    : first.resetAt &&
      t('operations.budget.leftHint', { time: time(first.resetAt) });

  return (
    <OperationsCard
      title={title}
      figure={left(first)}
      note={
        <>
          {nameOf(first)}
          {hint && (
            <span className={isBlocked ? styles.blocked : undefined}>
              {' · '}
              {hint}
            </span>
          )}
        </>
      }
    >
      <BudgetMeter budget={first} />
      <PurposeFigures budget={first} />
      {others.length > 0 && (
        <ul className={styles.others}>
          {others.map(budget => (
            <li key={nameOf(budget)}>
              <span>{nameOf(budget)}</span>
              <span>{left(budget)}</span>
            </li>
          ))}
        </ul>
      )}
    </OperationsCard>
  );
}

/** What is left of the limit; without one nothing is known to be short. */
function shareLeft({ remaining, limit }: RequestBudget): number {
  return remaining === undefined || !limit ? 1 : remaining / limit;
}

function nameOf({ host, account }: RequestBudget): string {
  return `${host} · ${account}`;
}

function useLeftText(): (budget: RequestBudget) => string {
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  return ({ remaining, limit }) =>
    remaining === undefined || limit === undefined
      ? t('operations.budget.unknown')
      : t('operations.budget.left', {
          remaining: remaining.toLocaleString(locale),
          limit: limit.toLocaleString(locale),
        });
}
