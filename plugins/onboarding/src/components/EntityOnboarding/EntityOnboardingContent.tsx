import { Skeleton } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  LoadFailure,
  useEntityRef,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingTranslationRef } from '../../translation';
import {
  ChecklistSection,
  ChecklistUnlisted,
  useServiceChecklists,
} from '../Checklist';
import styles from './EntityOnboardingContent.module.css';

/** The tab of a service: its whole checklists, in their order. */
export function EntityOnboardingContent() {
  const { t } = useTranslationRef(onboardingTranslationRef);
  const entityRef = useEntityRef();
  const { data, error, retry, isUnlisted } = useServiceChecklists(entityRef);

  return (
    <div className={styles.root}>
      {error && !isUnlisted && (
        <LoadFailure
          error={error}
          title={t('list.failure')}
          stale={data !== undefined}
          onRetry={retry}
        />
      )}
      {isUnlisted && <ChecklistUnlisted />}
      {!data && !error && (
        <div
          role="status"
          aria-label={t('list.loading')}
          className={styles.waiting}
        >
          {Array.from({ length: 8 }, (_, index) => (
            <Skeleton key={index} width="100%" height={64} />
          ))}
        </div>
      )}
      {data?.checklists.map(each => (
        <ChecklistSection
          key={each.checklist.name}
          of={each}
          confirm={data.confirm}
          show="whole"
          as="h2"
          onChanged={retry}
        />
      ))}
    </div>
  );
}
