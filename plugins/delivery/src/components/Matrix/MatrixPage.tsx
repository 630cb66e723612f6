import { useState } from 'react';
import { Button, Container, useBreakpoint } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { MatrixRow } from '@mainline/backstage-plugin-delivery-common';
import {
  CompleteUpTo,
  LoadFailure,
  mainlineTranslationRef,
  useHeldOrder,
  useUrlFilters,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { DeployDialog } from '../DeployDialog';
import { MatrixCounts } from './MatrixCounts';
import { MatrixEmpty } from './MatrixEmpty';
import { MatrixFilterBar } from './MatrixFilterBar';
import { matrixFilters } from './matrixFilters';
import { MatrixGrid } from './MatrixGrid';
import { MatrixList } from './MatrixList';
import styles from './MatrixPage.module.css';
import { MatrixSkeleton } from './MatrixSkeleton';
import { pageSize, useMatrix } from './useMatrix';

const entityRefOf = (row: MatrixRow) => row.service.entityRef;

/** `/delivery`: what is where? */
export function MatrixPage() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { t: tMainline } = useTranslationRef(mainlineTranslationRef);
  const { filters, setFilters, clearFilters, active } =
    useUrlFilters(matrixFilters);
  const matrix = useMatrix(filters);
  const { data, error } = matrix;
  const held = useHeldOrder(data?.items, {
    view: data?.view ?? '',
    idOf: entityRefOf,
  });
  const [deploy, setDeploy] = useState<{
    service: string;
    environment: string;
  }>();
  const { up } = useBreakpoint();

  const narrowed = active.some(name => name !== 'pages');
  const rows = held.items ?? [];
  const left = (data?.totalItems ?? 0) - (data?.items.length ?? 0);
  const change = (next: Partial<typeof filters>) =>
    setFilters({ ...next, pages: undefined });

  return (
    <Container className={styles.root}>
      <div className={styles.head}>
        {(data || matrix.isLoading) && (
          <MatrixCounts
            counts={data?.counts}
            filters={filters}
            onChange={change}
          />
        )}
        {data?.completeUpTo && (
          <CompleteUpTo at={data.completeUpTo} live={matrix.live} />
        )}
      </div>
      <MatrixFilterBar
        filters={filters}
        narrowed={narrowed}
        onChange={change}
        onClear={clearFilters}
      />
      {error && (
        <LoadFailure
          error={error}
          title={t('page.failure')}
          stale={data !== undefined}
          onRetry={matrix.retry}
        />
      )}
      {!data && matrix.isLoading && (
        <MatrixSkeleton label={t('page.loading')} />
      )}
      {data && data.items.length === 0 && (
        <MatrixEmpty narrowed={narrowed} onClear={clearFilters} />
      )}
      {held.changes > 0 && (
        <div className={styles.changes} role="status">
          <Button size="small" variant="secondary" onPress={held.show}>
            {tMainline('changes.show', { count: held.changes })}
          </Button>
        </div>
      )}
      {data &&
        rows.length > 0 &&
        (up('sm') ? (
          <MatrixGrid
            rows={rows}
            environments={data.environments}
            onDeploy={(service, environment) =>
              setDeploy({ service, environment })
            }
          />
        ) : (
          <MatrixList rows={rows} environments={data.environments} />
        ))}
      {rows.length > 0 && (
        <div className={styles.more}>
          {left > 0 && (
            <Button
              variant="secondary"
              size="small"
              isPending={matrix.isValidating}
              onPress={() => setFilters({ pages: (filters.pages ?? 1) + 1 })}
            >
              {t('page.more', { number: String(Math.min(left, pageSize)) })}
            </Button>
          )}
          {left > 0 && (
            <span>
              {t('page.shown', {
                shown: String(rows.length),
                total: String(data?.totalItems ?? rows.length),
              })}
            </span>
          )}
          <span className={styles.hint}>
            {t('page.shades')} · {t('matrix.keys')}
          </span>
        </div>
      )}
      {deploy && (
        <DeployDialog {...deploy} onClose={() => setDeploy(undefined)} />
      )}
    </Container>
  );
}
