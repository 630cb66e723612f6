import { Select, Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceDelivery } from '@mainline/backstage-plugin-delivery-common';
import {
  ListFrame,
  usePages,
  useRowKeys,
  useUrlFilters,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryApiRef, deliveryChannel } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import styles from './HistoryList.module.css';
import { HistoryRow } from './HistoryRow';

const historyUrl = { environment: 'text' } as const;
const all = 'all';

/** Every deployment of the service, newest first; those of one environment by a filter in the address. */
export function HistoryList(props: { service: ServiceDelivery }) {
  const { environments, service } = props.service;
  const { entityRef } = service;
  const delivery = useApi(deliveryApiRef);
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { filters, setFilters } = useUrlFilters(historyUrl);
  const rowKeys = useRowKeys();
  const { environment } = filters;
  const titleOf = (name: string) =>
    environments.find(each => each.environment === name)?.title ?? name;
  const result = usePages(
    ['delivery:deployments', entityRef, environment ?? all],
    query => delivery.getDeployments(entityRef, { ...query, environment }),
    { channel: deliveryChannel, about: entityRef },
  );

  return (
    <section className={styles.root}>
      <div className={styles.head}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('history.title')}
        </Text>
        <Select
          size="small"
          aria-label={t('filter.environment')}
          options={[
            { id: all, label: t('filter.all') },
            ...environments.map(each => ({
              id: each.environment,
              label: each.title,
            })),
          ]}
          value={environment ?? all}
          onChange={value =>
            setFilters({
              environment:
                value === all || value === null ? undefined : String(value),
            })
          }
          className={styles.select}
        />
      </div>
      <ListFrame
        result={result}
        failure={t('history.failure')}
        empty={
          environment
            ? t('empty.deploymentsFiltered', {
                environment: titleOf(environment),
              })
            : t('empty.deployments')
        }
      >
        {rows => (
          // Keys move between the links inside.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <ul
            className={styles.list}
            aria-label={t('history.label')}
            onKeyDown={rowKeys}
          >
            {rows.map(row => (
              <HistoryRow
                key={row.id}
                deployment={row}
                environment={titleOf(row.environment)}
              />
            ))}
          </ul>
        )}
      </ListFrame>
    </section>
  );
}
