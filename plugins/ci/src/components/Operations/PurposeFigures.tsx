import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type RequestBudget,
  requestPurposes,
} from '@mainline/backstage-plugin-ci-common';
import { useLocale } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { FigureList } from './FigureList';
import styles from './PurposeFigures.module.css';

/** What was asked for whom, and how much of it cost nothing. */
export function PurposeFigures(props: { budget: RequestBudget }) {
  const { requests, unchanged } = props.budget;
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const all = requestPurposes.reduce(
    (sum, purpose) => sum + requests[purpose],
    0,
  );
  const share = new Intl.NumberFormat(locale, { style: 'percent' });
  return (
    <div>
      <FigureList
        rows={[
          ...requestPurposes.map(purpose => ({
            label: t(`operations.budget.purpose.${purpose}`),
            value: requests[purpose],
          })),
          {
            label: t('operations.budget.unchanged'),
            value: all === 0 ? '–' : share.format(unchanged / all),
          },
        ]}
      />
      <p className={styles.note}>{t('operations.budget.since')}</p>
    </div>
  );
}
