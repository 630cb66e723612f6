import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { CandidateRow } from '@mainline/backstage-plugin-delivery-common';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { deliveryTranslationRef } from '../../translation';
import styles from './CandidateTable.module.css';

/** In place of neighbours that are superseded: how many, which, and the way to see them. */
export function SupersededLine(props: {
  /** Newest first. */
  rows: CandidateRow[];
  columns: number;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { rows, isOpen } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [newest, oldest] = [rows[0].version, rows[rows.length - 1].version];
  const Arrow = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <tr className={styles.folded}>
      <td colSpan={props.columns}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          title={t('candidates.supersededHint')}
          onClick={props.onToggle}
        >
          <Arrow size={16} aria-hidden />
          <span>{t('candidates.superseded', { count: rows.length })}</span>{' '}
          <span className={styles.range}>
            {newest === oldest ? newest : `${newest} … ${oldest}`}
          </span>{' '}
          <span className={styles.foldState}>
            {t(isOpen ? 'candidates.hide' : 'candidates.show')}
          </span>
        </button>
      </td>
    </tr>
  );
}
