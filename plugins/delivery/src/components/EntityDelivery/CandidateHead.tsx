import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  CandidateStage,
  ServiceDelivery,
} from '@mainline/backstage-plugin-delivery-common';
import { MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { useDeliveryWords } from '../shared';
import styles from './CandidateTable.module.css';

/** The stages, and of those that deploy what is live there. */
export function CandidateHead(props: {
  stages: CandidateStage[];
  service: ServiceDelivery;
}) {
  const { stages, service } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useDeliveryWords();
  const currentOf = (stage: CandidateStage) =>
    stage.environment === undefined
      ? undefined
      : service.environments.find(
          each => each.environment === stage.environment,
        )?.current;
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.live}>
          {t('candidates.live')}
        </th>
        <th scope="col" className={styles.commit}>
          {t('candidates.checkIn')}
        </th>
        {stages.map(stage => {
          const current = currentOf(stage);
          return (
            <th key={stage.name} scope="col" className={styles.stage}>
              {stage.title}
              {current && (
                <span
                  className={styles.headLive}
                  title={t('candidates.liveHint', {
                    version: words.ofVersion(current),
                  })}
                >
                  <span className={styles.headWord}>{t('panel.live')}</span>{' '}
                  <MiddleTruncate
                    text={words.nameOfVersion(current)}
                    keep={8}
                  />
                </span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
