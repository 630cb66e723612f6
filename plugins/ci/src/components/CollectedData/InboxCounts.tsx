import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { CiSummary } from '@mainline/backstage-plugin-ci-common';
import { useLocale } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './InboxCounts.module.css';

/** Deliveries by what became of them. */
export function InboxCounts(props: { inbox: CiSummary['inbox'] }) {
  const { pending, setAside, parked } = props.inbox;
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const rows = [
    { word: t('data.pending'), hint: t('data.pendingHint'), count: pending },
    { word: t('data.setAside'), hint: t('data.setAsideHint'), count: setAside },
    { word: t('data.parked'), hint: t('data.parkedHint'), count: parked },
  ];
  return (
    <dl className={styles.root}>
      {rows.map(({ word, hint, count }) => (
        <div key={word} className={styles.row}>
          <dt>{word}</dt>
          <dd className={styles.number}>{count.toLocaleString(locale)}</dd>
          <dd className={styles.hint}>{hint}</dd>
        </div>
      ))}
    </dl>
  );
}
