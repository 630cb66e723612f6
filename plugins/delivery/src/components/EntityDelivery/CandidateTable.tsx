import { Fragment, useState } from 'react';
import { Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  CandidateRow,
  ServiceDelivery,
} from '@mainline/backstage-plugin-delivery-common';
import { ListFrame, usePages } from '@mainline/backstage-plugin-mainline-react';
import { deliveryApiRef, deliveryChannel } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { candidateGroups } from './candidateGroups';
import { CandidateHead } from './CandidateHead';
import { CandidateLine } from './CandidateLine';
import styles from './CandidateTable.module.css';
import { promotionsOf } from './promotionOf';
import { SupersededLine } from './SupersededLine';

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
    { channel: deliveryChannel, about: entityRef },
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
              <CandidateHead stages={rows[0].stages} service={service} />
              <tbody>
                <CandidateLines
                  rows={rows}
                  service={service}
                  onDeploy={props.onDeploy}
                />
              </tbody>
            </table>
          </div>
        )}
      </ListFrame>
    </section>
  );
}

function CandidateLines(props: {
  rows: CandidateRow[];
  service: ServiceDelivery;
  onDeploy: (environment: string, version: string) => void;
}) {
  const { rows, service } = props;
  // By the newest of each group: those that are older may still come in.
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const promotions = promotionsOf(rows, service);
  const toggle = (sha: string) =>
    setOpen(before => {
      const next = new Set(before);
      if (!next.delete(sha)) next.add(sha);
      return next;
    });

  return candidateGroups(rows).map(group => {
    const [{ sha: key, stages }] = group.rows;
    const isOpen = open.has(key);
    return (
      <Fragment key={key}>
        {group.superseded && (
          <SupersededLine
            rows={group.rows}
            columns={stages.length + 2}
            isOpen={isOpen}
            onToggle={() => toggle(key)}
          />
        )}
        {(!group.superseded || isOpen) &&
          group.rows.map(row => (
            <CandidateLine
              key={row.sha}
              row={row}
              service={service}
              promotion={promotions.get(row.sha)}
              onPromote={environment =>
                props.onDeploy(environment, row.version)
              }
            />
          ))}
      </Fragment>
    );
  });
}
