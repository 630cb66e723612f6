import { useState } from 'react';
import { Button, Container, useBreakpoint } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  MatrixPage as MatrixPageData,
  MatrixRow,
} from '@mainline/backstage-plugin-delivery-common';
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
import { isSilent } from './isSilent';
import {
  matrixDialog,
  type MatrixFilters,
  matrixFilters,
} from './matrixFilters';
import { MatrixGrid } from './MatrixGrid';
import { MatrixList } from './MatrixList';
import styles from './MatrixPage.module.css';
import { MatrixSkeleton } from './MatrixSkeleton';
import { pageSize, useMatrix } from './useMatrix';

const entityRefOf = (row: MatrixRow) => row.service.entityRef;

/** Those that were chosen; a name that is none of them, as of one that is gone, counts as absent. */
function shownEnvironments(
  all: MatrixPageData['environments'],
  filters: MatrixFilters,
): MatrixPageData['environments'] {
  const chosen = all.filter(({ name }) => filters.environment.includes(name));
  return chosen.length > 0 ? chosen : all;
}

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

  const dialog = useUrlFilters(matrixDialog);
  const { deployment } = dialog.filters;

  const narrowed = active.some(name => name !== 'pages' && name !== 'silent');
  const all = held.items ?? [];
  const silent = all.filter(isSilent);
  const loud = all.filter(row => !isSilent(row));
  // Who searches for one means it; and where there is no other, there is nothing to make room for.
  const mayFold = silent.length > 0 && loud.length > 0 && !narrowed;
  const rows = mayFold && !filters.silent ? loud : [...loud, ...silent];
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
        environments={data?.environments}
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
            environments={shownEnvironments(data.environments, filters)}
            onDeploy={(service, environment) =>
              setDeploy({ service, environment })
            }
          />
        ) : (
          <MatrixList
            rows={rows}
            environments={shownEnvironments(data.environments, filters)}
          />
        ))}
      {rows.length > 0 && (
        <div className={styles.more}>
          {mayFold && (
            <Button
              variant="tertiary"
              size="small"
              aria-expanded={filters.silent}
              onPress={() => setFilters({ silent: !filters.silent })}
            >
              {t(filters.silent ? 'page.silentHide' : 'page.silentShow', {
                count: silent.length,
              })}
            </Button>
          )}
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
                shown: String(all.length),
                total: String(data?.totalItems ?? all.length),
              })}
            </span>
          )}
          <span className={styles.hint}>
            {t('page.shades')} · {t('matrix.keys')}
          </span>
        </div>
      )}
      {(deployment || deploy) && (
        <DeployDialog
          order={deploy}
          deployment={deployment}
          onRequested={id => dialog.setFilters({ deployment: id })}
          onClose={() => {
            setDeploy(undefined);
            dialog.clearFilters();
          }}
        />
      )}
    </Container>
  );
}
