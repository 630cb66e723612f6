import { Skeleton } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  LoadFailure,
  useEntityRef,
  useUrlFilters,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryApiRef, useDeliveryData } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { DeployDialog } from '../DeployDialog';
import { CandidateTable } from './CandidateTable';
import styles from './EntityDeliveryContent.module.css';
import { EnvironmentStrip } from './EnvironmentStrip';
import { HistoryList } from './HistoryList';
import { MistakeList } from './MistakeList';
import { NotDeployable } from './NotDeployable';

/**
 * The dialog is in the address: `?deploy=uat&version=b456` opens it filled in; once it was asked for, `?deployment=<id>`
 * shows how far it is, and a reload asks for nothing anew.
 */
const dialogUrl = {
  deploy: 'text',
  version: 'text',
  deployment: 'text',
} as const;
const closed = {
  deploy: undefined,
  version: undefined,
  deployment: undefined,
};

/** The tab "Delivery" of an entity: what is live where, what may go there, and what went. */
export function EntityDeliveryContent() {
  const entityRef = useEntityRef();
  const delivery = useApi(deliveryApiRef);
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { filters, setFilters } = useUrlFilters(dialogUrl);
  const {
    data: service,
    error,
    live,
    retry,
  } = useDeliveryData(
    ['delivery:service', entityRef],
    () => delivery.getService(entityRef),
    { keepPrevious: false, about: entityRef },
  );
  const failure = error && (
    <LoadFailure
      error={error}
      title={t('tab.failure')}
      stale={service !== undefined}
      onRetry={retry}
    />
  );

  if (!service) {
    return (
      failure ?? (
        <div
          className={styles.root}
          role="status"
          aria-label={t('tab.loading')}
        >
          <Skeleton width="100%" height={132} />
          <Skeleton width="100%" height={320} />
          <Skeleton width="100%" height={240} />
        </div>
      )
    );
  }
  const deploy = (environment: string, version?: string) =>
    setFilters({ ...closed, deploy: environment, version });
  const order =
    filters.deploy && service.target.possible
      ? {
          service: entityRef,
          environment: filters.deploy,
          version: filters.version,
        }
      : undefined;

  return (
    <div className={styles.root}>
      {failure}
      <MistakeList mistakes={service.mistakes} />
      {!service.target.possible && <NotDeployable target={service.target} />}
      <EnvironmentStrip service={service} live={live} onDeploy={deploy} />
      <CandidateTable service={service} onDeploy={deploy} />
      <HistoryList service={service} />
      {(filters.deployment || order) && (
        <DeployDialog
          order={order}
          deployment={filters.deployment}
          onRequested={id => setFilters({ ...closed, deployment: id })}
          onClose={() => setFilters(closed)}
        />
      )}
    </div>
  );
}
