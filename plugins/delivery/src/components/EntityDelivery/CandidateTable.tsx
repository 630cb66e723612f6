import { Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceDelivery } from '@mainline/backstage-plugin-delivery-common';
import { ListFrame, usePages } from '@mainline/backstage-plugin-mainline-react';
import { deliveryApiRef, deliveryChannel } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { CandidateLine } from './CandidateLine';
import styles from './CandidateTable.module.css';
import { promotionOf } from './promotionOf';

/** Check-ins, newest first, and how far each came: one column for each stage of the pipeline. */
export function CandidateTable(props: {
  service: ServiceDelivery;
  onDeploy: (environment: string, version: string) => void;
}) {
  const { service } = props;
  const { entityRef } = service.service;
  const delivery = useApi(deliveryApiRef);
  const { t } = useTranslationRef(deliveryTranslationRef);
  const result = usePages(
    ['delivery:candidates', entityRef],
    query => delivery.getCandidates(entityRef, query),
    { channel: deliveryChannel },
  );
  return (
    <section className={styles.root}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('candidates.title')}
      </Text>
      <ListFrame
        result={result}
        failure={t('candidates.failure')}
        empty={t('empty.candidates')}
      >
        {rows => (
          <div className={styles.frame}>
            <table className={styles.table} aria-label={t('candidates.label')}>
              <thead>
                <tr>
                  <th scope="col" className={styles.live}>
                    {t('candidates.live')}
                  </th>
                  <th scope="col" className={styles.commit}>
                    {t('candidates.checkIn')}
                  </th>
                  {rows[0].stages.map(stage => (
                    <th key={stage.name} scope="col" className={styles.stage}>
                      {stage.title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(row => (
                  <CandidateLine
                    key={row.sha}
                    row={row}
                    service={service}
                    promotion={promotionOf(row, rows, service)}
                    onPromote={environment =>
                      props.onDeploy(environment, row.version)
                    }
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </ListFrame>
    </section>
  );
}
