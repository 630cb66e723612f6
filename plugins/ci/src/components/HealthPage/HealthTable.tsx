import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
  Text,
} from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import {
  Age,
  BuildStrip,
  formatDuration,
  MiddleTruncate,
  useLocale,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { MainlineText, useServiceLinks } from '../shared';
import styles from './HealthTable.module.css';

export interface HealthSectionProps {
  title: string;
  services: ServiceHealth[];
  /** Of this section, over all pages. */
  total: number;
}

export function HealthTable(props: HealthSectionProps) {
  const { title, services } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const links = useServiceLinks();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const duration = (ms: number | undefined) =>
    ms === undefined ? '–' : formatDuration(ms, locale);

  return (
    <section className={styles.root}>
      <Text as="h2" variant="body-small" color="secondary" weight="bold">
        {title} · {props.total}
      </Text>
      <TableRoot aria-label={title}>
        <TableHeader>
          <Column isRowHeader className={styles.service}>
            {t('column.service')}
          </Column>
          <Column className={styles.mainline}>{t('column.mainline')}</Column>
          <Column className={styles.strip}>{t('column.strip')}</Column>
          <Column className={styles.figure}>
            {t('column.success', { days: String(services[0].windowDays) })}
          </Column>
          <Column className={styles.figure}>
            <span title={t('column.p50Hint')}>{t('column.p50')}</span>
          </Column>
          <Column className={styles.figure}>
            <span title={t('column.timeToFixHint')}>
              {t('column.timeToFix')}
            </span>
          </Column>
          <Column className={styles.figure}>{t('column.checkIn')}</Column>
          <Column className={styles.owner}>{t('column.owner')}</Column>
        </TableHeader>
        <TableBody>
          {services.map(health => {
            const { service, lastCheckIn } = health;
            return (
              <Row
                key={service.entityRef}
                id={service.entityRef}
                href={links.tab(service.entityRef)}
                textValue={service.title ?? service.name}
              >
                <Cell className={styles.cell}>
                  <MiddleTruncate
                    className={styles.name}
                    text={service.title ?? service.name}
                  />
                </Cell>
                <Cell className={styles.cell}>
                  <MainlineText health={health} />
                </Cell>
                <Cell className={styles.cell}>
                  {health.strip.length > 0 && (
                    <BuildStrip
                      builds={health.strip}
                      hrefOf={build => links.run(service.entityRef, build)}
                    />
                  )}
                </Cell>
                <Cell className={styles.number}>
                  {health.successRate === undefined
                    ? '–'
                    : percent.format(health.successRate)}
                </Cell>
                <Cell className={styles.number}>
                  {duration(health.durationP50Ms)}
                </Cell>
                <Cell className={styles.number}>
                  {duration(health.timeToFixMs)}
                </Cell>
                <Cell className={styles.number}>
                  {lastCheckIn?.at ? <Age at={lastCheckIn.at} /> : '–'}
                </Cell>
                <Cell className={styles.cell}>
                  {service.owner && (
                    <MiddleTruncate text={parseEntityRef(service.owner).name} />
                  )}
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </TableRoot>
    </section>
  );
}
