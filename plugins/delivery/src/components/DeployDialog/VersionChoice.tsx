import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { CandidateRow } from '@mainline/backstage-plugin-delivery-common';
import { StateMark } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { markOfStage, useDeliveryWords } from '../shared';
import styles from './VersionChoice.module.css';

/** A version in the list: how far it came, what it changes, and where it is live. */
export function VersionChoice(props: { id: string; row?: CandidateRow }) {
  const { id, row } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useDeliveryWords();
  if (!row) {
    return (
      <span className={styles.root}>
        <span className={styles.version}>{id}</span>
        <span className={styles.message}>{t('dialog.latest')}</span>
      </span>
    );
  }
  return (
    <span className={styles.root}>
      <span className={styles.version}>{id}</span>
      <span className={styles.stages}>
        {row.stages.map(stage => (
          <StateMark
            key={stage.name}
            state={markOfStage(stage.state)}
            word={`${stage.title}: ${words.ofStage(stage.state)}`}
            shapeOnly
            size={11}
          />
        ))}
      </span>
      <span className={styles.message}>
        {row.liveIn.length > 0
          ? t('candidates.liveIn', { environment: row.liveIn.join(', ') })
          : row.checkIn.message?.split('\n')[0]}
      </span>
    </span>
  );
}
