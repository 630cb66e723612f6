import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import { ciOperationsUpdatePermission } from '@mainline/backstage-plugin-ci-common';
import {
  failureSentence,
  LoadFailure,
  useLiveData,
  useUrlFilters,
} from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import { BackfillCard } from './BackfillCard';
import { BudgetCard } from './BudgetCard';
import { DeliveryList } from './DeliveryList';
import { Forbidden } from './Forbidden';
import { Headline } from './Headline';
import { InboxCard } from './InboxCard';
import { isForbidden } from './isForbidden';
import { LagCard } from './LagCard';
import { operationsChannel } from './operationsChannel';
import {
  deliveriesOf,
  operationsFilters,
  troubleOf,
} from './operationsFilters';
import { OperationsSkeleton } from './OperationsSkeleton';
import styles from './OperationsView.module.css';
import { RepositoryList } from './RepositoryList';

/** The answer in words, four cards, and what needs a person. */
export function OperationsView() {
  const { operations } = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const update = usePermission({ permission: ciOperationsUpdatePermission });
  const { filters, setFilters } = useUrlFilters(operationsFilters);
  const { data, error, retry } = useLiveData(
    ['ci:operations'],
    () => operations.getOverview(),
    {
      channel: operationsChannel,
      isIncomplete: ({ inbox, lag }) =>
        inbox.pending > 0 || lag.repositories.unread > 0,
    },
  );
  if (error && isForbidden(error)) {
    return <Forbidden sentence={failureSentence(error)} />;
  }
  return (
    <div className={styles.root}>
      {error && (
        <LoadFailure
          error={error}
          title={t('operations.failure')}
          stale={data !== undefined}
          onRetry={retry}
        />
      )}
      {!data && !error && <OperationsSkeleton />}
      {data && (
        <>
          <Headline overview={data} />
          {!update.loading && !update.allowed && (
            <p className={styles.note}>
              {t('operations.lookOnly', {
                permission: ciOperationsUpdatePermission.name,
              })}
            </p>
          )}
          <div className={styles.cards}>
            <LagCard lag={data.lag} />
            <BudgetCard budgets={data.budgets} at={data.at} />
            <InboxCard inbox={data.inbox} webhooks={data.webhooks} />
            <BackfillCard
              backfill={data.backfill}
              mayUpdate={update.allowed}
              onChanged={retry}
            />
          </div>
          <RepositoryList
            trouble={troubleOf(filters.repositories)}
            mayUpdate={update.allowed}
            onChoose={repositories => setFilters({ repositories })}
            onChanged={retry}
          />
          <DeliveryList
            state={deliveriesOf(filters.deliveries)}
            mayUpdate={update.allowed}
            onChoose={state =>
              setFilters({ deliveries: state === 'parked' ? undefined : state })
            }
            onChanged={retry}
          />
        </>
      )}
    </div>
  );
}
