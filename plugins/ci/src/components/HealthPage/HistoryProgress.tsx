import { useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServicesPage } from '@mainline/backstage-plugin-ci-common';
import { ciTranslationRef } from '../../translation';
import styles from './HistoryProgress.module.css';

/** How far the first reading has come. Services that can't be read are not waited for: their rows say why. */
export function HistoryProgress(props: { counts: ServicesPage['counts'] }) {
  const { all, unmapped, unread, unreadable } = props.counts;
  const { t } = useTranslationRef(ciTranslationRef);
  const id = useId();
  if (unread <= unreadable) return null;

  const total = all - unmapped - unreadable;
  const read = all - unmapped - unread;
  return (
    <span className={styles.root}>
      <label htmlFor={id}>
        {t('page.history', { read: String(read), total: String(total) })}
      </label>
      <progress id={id} className={styles.bar} value={read} max={total} />
    </span>
  );
}
