import { Alert, Link, Skeleton } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CompleteUpTo,
  LoadFailure,
  useEntityRef,
  useUrlFilters,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import {
  NotMapped,
  SelfCheckLine,
  useOperationsHref,
  useServiceHealth,
  useSourceErrorOf,
} from '../shared';
import { CheckInsTable } from './CheckInsTable';
import { Figures } from './Figures';
import { MainlineBanner } from './MainlineBanner';

import { RunsTable } from './RunsTable';
import styles from './ServiceView.module.css';
import { ViewSwitch } from './ViewSwitch';

const viewFilter = { view: 'text' } as const;

/** Is mainline green, since when is it red, which step failed, and what was checked in. */
export function ServiceView() {
  const { t } = useTranslationRef(ciTranslationRef);
  const entityRef = useEntityRef();
  const { data: health, error, live, retry } = useServiceHealth(entityRef);
  const { filters, setFilters } = useUrlFilters(viewFilter);
  const operationsHref = useOperationsHref();
  const sourceErrorOf = useSourceErrorOf();
  const failure = error && (
    <LoadFailure
      error={error}
      title={t('tab.failure')}
      stale={health !== undefined}
      onRetry={retry}
    />
  );

  if (!health) {
    return (
      failure ?? (
        <div
          className={styles.root}
          role="status"
          aria-label={t('tab.loading')}
        >
          <Skeleton width="100%" height={92} />
          <Skeleton width="100%" height={76} />
          <Skeleton width="100%" height={320} />
        </div>
      )
    );
  }
  if (!health.service.mapping.mapped) {
    return (
      <div className={styles.root}>
        {failure}
        <NotMapped mapping={health.service.mapping} />
      </div>
    );
  }

  const { mapping } = health.service;
  const repository = mapping.repository.slug;
  const runs = filters.view === 'runs';
  return (
    <div className={styles.root}>
      {failure}
      {health.sourceError && (
        <Alert
          status="warning"
          icon
          title={t('tab.sourceError')}
          description={sourceErrorOf(health)}
        />
      )}
      <MainlineBanner health={health} onChanged={retry} />
      <SelfCheckLine health={health} />
      {health.builds > 0 && <Figures health={health} />}
      {health.contradictions > 0 && (
        <p className={styles.note}>
          {t('tab.contradictions', { count: health.contradictions })}.{' '}
          {t('tab.contradictionsHint')}
        </p>
      )}
      <div className={styles.bar}>
        <ViewSwitch
          view={runs ? 'runs' : 'check-ins'}
          branch={health.defaultBranch}
          onChange={view =>
            setFilters({ view: view === 'runs' ? 'runs' : undefined })
          }
        />
        <span className={styles.meta}>
          <span>
            {mapping.folder
              ? t('tab.mappingFolder', { repository, folder: mapping.folder })
              : t('tab.mapping', { repository })}
          </span>
          <CompleteUpTo
            at={health.completeUpTo}
            late={health.late}
            live={live}
          />
          {health.late && operationsHref && (
            <Link href={`${operationsHref}?repositories=late`}>
              {t('operations.linkLate')}
            </Link>
          )}
        </span>
      </div>
      {runs ? (
        <RunsTable entityRef={entityRef} />
      ) : (
        <CheckInsTable entityRef={entityRef} branch={health.defaultBranch} />
      )}
    </div>
  );
}
