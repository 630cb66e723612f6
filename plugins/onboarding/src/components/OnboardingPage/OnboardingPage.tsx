import { Button, Container, Skeleton } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  LoadFailure,
  NoServices,
  useUrlFilters,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingTranslationRef } from '../../translation';
import { OnboardingBar } from './OnboardingBar';
import { onboardingFilters } from './onboardingFilters';
import styles from './OnboardingPage.module.css';
import { ServiceList } from './ServiceList';
import { pageSize, useProgress } from './useProgress';

/** `/onboarding`: who has what left to do? Mine first. */
export function OnboardingPage() {
  const { t } = useTranslationRef(onboardingTranslationRef);
  const { filters, setFilters, clearFilters, active } =
    useUrlFilters(onboardingFilters);
  const { data, error, isLoading, isValidating, retry } = useProgress(filters);
  const narrowed = active.some(
    name => name !== 'pages' && name !== 'checklist',
  );
  const shown = (data?.mine.length ?? 0) + (data?.others.length ?? 0);
  const left = data ? data.totalItems - data.read : 0;

  return (
    <Container className={styles.root}>
      <OnboardingBar
        view={data}
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
          onRetry={retry}
        />
      )}
      {!data && isLoading && (
        <div
          role="status"
          aria-label={t('page.loading')}
          className={styles.waiting}
        >
          {Array.from({ length: 12 }, (_, index) => (
            <Skeleton key={index} width="100%" height={32} />
          ))}
        </div>
      )}
      {data && shown === 0 && (
        <NoServices
          narrowed={narrowed}
          onClear={clearFilters}
          words={{
            filtered: filters.open ? t('page.noneOpen') : t('empty.filtered'),
            clear: t('filter.clear'),
            none: t('empty.services'),
            hint: t('empty.hint'),
          }}
        />
      )}
      {data?.checklist && data.mine.length > 0 && (
        <ServiceList
          title={`${t('page.mine')} · ${data.mine.length}`}
          checklist={data.checklist}
          services={data.mine}
        />
      )}
      {data?.checklist && data.others.length > 0 && (
        <ServiceList
          title={t(data.mine.length > 0 ? 'page.others' : 'page.everything')}
          checklist={data.checklist}
          services={data.others}
        />
      )}
      {data && left > 0 && (
        <div className={styles.more}>
          <Button
            variant="secondary"
            isPending={isValidating}
            onPress={() => setFilters({ pages: (filters.pages ?? 1) + 1 })}
          >
            {t('page.more', { number: String(Math.min(left, pageSize)) })}
          </Button>
          <span>
            {t('page.shown', {
              shown: String(shown),
              total: String(data.totalItems),
            })}
          </span>
        </div>
      )}
    </Container>
  );
}
