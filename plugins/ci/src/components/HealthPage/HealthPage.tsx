import { useMemo } from 'react';
import { Button, Container, Link, useBreakpoint } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import {
  CompleteUpTo,
  LoadFailure,
  mainlineTranslationRef,
  useHeldOrder,
  useUrlFilters,
} from '@mainline/backstage-plugin-mainline-react';
import { dataRouteRef, selfCheckRouteRef } from '../../routes';
import { ciTranslationRef } from '../../translation';
import { needsAttention, useOperationsHref } from '../shared';
import { CsvButton } from './CsvButton';
import { HealthCounts } from './HealthCounts';
import { HealthEmpty } from './HealthEmpty';
import { HealthFilterBar } from './HealthFilterBar';
import { healthFilters, sortOf } from './healthFilters';
import { HealthList } from './HealthList';
import styles from './HealthPage.module.css';
import { HealthSkeleton } from './HealthSkeleton';
import { HealthTable } from './HealthTable';
import { HistoryProgress } from './HistoryProgress';
import { pageSize, useServices } from './useServices';

const entityRefOf = (health: ServiceHealth) => health.service.entityRef;

/** `/ci`: is anything wrong, and whose is it? */
export function HealthPage() {
  const { t } = useTranslationRef(ciTranslationRef);
  const { t: tMainline } = useTranslationRef(mainlineTranslationRef);
  const { filters, setFilters, clearFilters, active } =
    useUrlFilters(healthFilters);
  const services = useServices(filters);
  const { data, error } = services;
  const held = useHeldOrder(data?.items, {
    view: data?.view ?? '',
    idOf: entityRefOf,
  });
  const { up } = useBreakpoint();
  const selfCheckRoute = useRouteRef(selfCheckRouteRef);
  const dataRoute = useRouteRef(dataRouteRef);
  const operationsHref = useOperationsHref();
  const List = up('sm') ? HealthTable : HealthList;

  const sections = useMemo(() => {
    const items = held.items ?? [];
    const attention =
      sortOf(filters) === 'attention' ? items.filter(needsAttention) : [];
    const rest = attention.length
      ? items.filter(item => !needsAttention(item))
      : items;
    return { attention, rest };
  }, [held.items, filters]);

  const narrowed = active.some(name => name !== 'sort' && name !== 'pages');
  const shown = held.items?.length ?? 0;
  const left = (data?.totalItems ?? 0) - (data?.items.length ?? 0);

  return (
    <Container className={styles.root}>
      <div className={styles.head}>
        {(data || services.isLoading) && (
          <HealthCounts
            counts={data?.counts}
            filters={filters}
            onChange={change => setFilters({ ...change, pages: undefined })}
          />
        )}
        <span className={styles.data}>
          {data && <HistoryProgress counts={data.counts} />}
          {data?.completeUpTo && (
            <CompleteUpTo
              at={data.completeUpTo}
              // Those that were never read have no age.
              late={data.counts.late > data.counts.unread}
              live={services.live}
            />
          )}
          <Link href={selfCheckRoute()} variant="body-small">
            {t('selfCheck.teams.link')}
          </Link>
          <Link href={dataRoute()} variant="body-small">
            {t('page.data')}
          </Link>
          {operationsHref && (
            <Link href={operationsHref} variant="body-small">
              {t('operations.link')}
            </Link>
          )}
          <CsvButton query={services.query} />
        </span>
      </div>
      <HealthFilterBar
        filters={filters}
        narrowed={narrowed}
        onChange={change => setFilters({ ...change, pages: undefined })}
        onClear={clearFilters}
      />
      {error && (
        <LoadFailure
          error={error}
          title={t('page.failure')}
          stale={data !== undefined}
          onRetry={services.retry}
        />
      )}
      {!data && services.isLoading && (
        <HealthSkeleton label={t('page.loading')} />
      )}
      {data && data.items.length === 0 && (
        <HealthEmpty narrowed={narrowed} onClear={clearFilters} />
      )}
      {held.changes > 0 && (
        <div className={styles.changes} role="status">
          <Button size="small" variant="secondary" onPress={held.show}>
            {tMainline('changes.show', { count: held.changes })}
          </Button>
        </div>
      )}
      {sections.attention.length > 0 && (
        <List
          title={t('section.attention')}
          services={sections.attention}
          operationsHref={operationsHref}
          total={sections.attention.length}
        />
      )}
      {sections.rest.length > 0 && (
        <List
          title={t(
            sections.attention.length > 0 ? 'section.rest' : 'section.all',
          )}
          services={sections.rest}
          operationsHref={operationsHref}
          continued={sections.attention.length > 0}
          total={(data?.totalItems ?? 0) - sections.attention.length}
        />
      )}
      {left > 0 && (
        <div className={styles.more}>
          <Button
            variant="secondary"
            isPending={services.isValidating}
            onPress={() => setFilters({ pages: (filters.pages ?? 1) + 1 })}
          >
            {t('page.more', { number: String(Math.min(left, pageSize)) })}
          </Button>
          <span>
            {t('page.shown', {
              shown: String(shown),
              total: String(data?.totalItems ?? shown),
            })}
          </span>
        </div>
      )}
    </Container>
  );
}
