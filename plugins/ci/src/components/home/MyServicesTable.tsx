import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import {
  MiddleTruncate,
  type ServiceColumn,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { MainlineText, useServiceLinks } from '../shared';
import styles from './MyServices.module.css';

export interface MyServicesProps {
  services: ServiceHealth[];
  columns: ServiceColumn[];
  /** Entity refs of those whose services these are. */
  owners: string[];
}

/** A row opens the service's tab. */
export function MyServicesTable(props: MyServicesProps) {
  const { services, columns, owners } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const links = useServiceLinks();
  return (
    <TableRoot aria-label={t('home.mine.title')}>
      <TableHeader>
        <Column isRowHeader className={`${styles.head} ${styles.service}`}>
          {t('column.service')}
        </Column>
        <Column className={styles.head}>{t('column.mainline')}</Column>
        {columns.map(({ id, Title }) => (
          <Column key={id} className={`${styles.head} ${styles.added}`}>
            <Title />
          </Column>
        ))}
      </TableHeader>
      <TableBody>
        {services.map(health => {
          const { entityRef, name, title } = health.service;
          return (
            <Row
              key={entityRef}
              id={entityRef}
              href={links.tab(entityRef)}
              textValue={title ?? name}
              className={styles.row}
            >
              <Cell className={styles.cell}>
                <MiddleTruncate text={title ?? name} className={styles.name} />
              </Cell>
              <Cell className={styles.cell}>
                <MainlineText health={health} />
              </Cell>
              {columns.map(column => (
                <Cell key={column.id} className={styles.cell}>
                  <column.Cell entityRef={entityRef} owners={owners} />
                </Cell>
              ))}
            </Row>
          );
        })}
      </TableBody>
    </TableRoot>
  );
}
