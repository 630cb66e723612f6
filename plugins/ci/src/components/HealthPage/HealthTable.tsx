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
import { MainlineText, SelfCheckMarks, useServiceLinks } from '../shared';
import styles from './HealthTable.module.css';

const columns = [
  { key: 'column.service', className: styles.service },
  { key: 'column.mainline', className: '' },
  { key: 'column.strip', className: styles.strip },
  {
    key: 'column.success',
    hint: 'column.successHint',
    className: styles.figure,
  },
  {
    key: 'column.timeToFix',
    hint: 'column.timeToFixHint',
    className: styles.figure,
  },
  { key: 'column.checkIn', className: styles.age },
  {
    key: 'column.selfCheck',
    hint: 'column.selfCheckHint',
    className: styles.selfCheck,
  },
  { key: 'column.owner', className: styles.owner },
] satisfies Array<{
  key: keyof (typeof ciTranslationRef)['T'];
  hint?: keyof (typeof ciTranslationRef)['T'];
  className: string;
}>;

export interface HealthSectionProps {
  title: string;
  services: ServiceHealth[];
  /** Of this section, over all pages. */
  total: number;
  /** Where operators see why something is late; absent: the reader is none. */
  operationsHref?: string;
  /** Another section stands above and has said the columns. */
  continued?: boolean;
}

export function HealthTable(props: HealthSectionProps) {
  const { title, services } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const links = useServiceLinks();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const duration = (ms: number | undefined) =>
    ms === undefined ? '–' : formatDuration(ms, locale);

  const say = (key: (typeof columns)[number]['key']) =>
    key === 'column.success'
      ? t(key, { days: String(services[0].windowDays) })
      : t(key);

  return (
    <section
      className={`${styles.root} ${props.continued ? styles.folded : ''}`}
    >
      <Text as="h2" variant="body-small" color="secondary" weight="bold">
        {title} · {props.total}
      </Text>
      <TableRoot aria-label={title}>
        <TableHeader>
          {columns.map(({ key, hint, className }, index) => (
            <Column
              key={key}
              isRowHeader={index === 0}
              className={`${styles.head} ${className}`}
            >
              <span title={hint && t(hint)}>{say(key)}</span>
            </Column>
          ))}
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
                className={styles.row}
              >
                <Cell className={styles.cell}>
                  <MiddleTruncate
                    className={styles.name}
                    text={service.title ?? service.name}
                  />
                </Cell>
                <Cell className={styles.cell}>
                  <MainlineText
                    health={health}
                    operationsHref={props.operationsHref}
                  />
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
                  {duration(health.timeToFixMs)}
                </Cell>
                <Cell className={styles.number}>
                  {lastCheckIn?.at ? <Age at={lastCheckIn.at} /> : '–'}
                </Cell>
                <Cell className={`${styles.cell} ${styles.selfCheck}`}>
                  {health.selfCheck ? (
                    <SelfCheckMarks summary={health.selfCheck} />
                  ) : (
                    '–'
                  )}
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
