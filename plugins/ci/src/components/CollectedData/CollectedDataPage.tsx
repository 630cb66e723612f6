import { Container, Link, Skeleton, Text } from '@backstage/ui';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  CompleteUpTo,
  AnnotationBlock,
  LoadFailure,
  useLiveData,
} from '@mainline/backstage-plugin-mainline-react';
import { RiArrowLeftLine } from '@remixicon/react';
import { ciApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { ciTranslationRef } from '../../translation';
import styles from './CollectedDataPage.module.css';
import { CollectedSummary } from './CollectedSummary';

/** `/ci/data`: what has been collected, in GitHub's own words, to be held against GitHub itself. */
export function CollectedDataPage() {
  const ci = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const servicesRoute = useRouteRef(rootRouteRef);
  const {
    data: summary,
    error,
    live,
    retry,
  } = useLiveData(['ci:summary'], () => ci.getSummary(), {
    isIncomplete: ({ runs }) => runs.total === 0,
  });
  const isEmpty = summary?.repositories === 0 && summary.runs.total === 0;

  return (
    <Container className={styles.root}>
      <Link href={servicesRoute()} standalone className={styles.back}>
        <RiArrowLeftLine size={14} aria-hidden /> {t('data.back')}
      </Link>
      <div className={styles.head}>
        <Text as="h2" variant="title-small" weight="bold">
          {t('data.title')}
        </Text>
        {summary?.completeUpTo && (
          <CompleteUpTo at={summary.completeUpTo} live={live} />
        )}
      </div>
      <Text as="p" color="secondary">
        {t('data.hint')}
      </Text>
      {error && (
        <LoadFailure
          error={error}
          title={t('data.failure')}
          stale={summary !== undefined}
          onRetry={retry}
        />
      )}
      {!summary && !error && (
        <div
          className={styles.root}
          role="status"
          aria-label={t('data.loading')}
        >
          <Skeleton width={420} height={52} />
          <Skeleton width="100%" height={280} />
        </div>
      )}
      {summary && isEmpty && (
        <div className={styles.empty}>
          <Text as="h3" variant="title-x-small">
            {t('data.empty')}
          </Text>
          <Text as="p" color="secondary">
            {t('data.emptyHint')}
          </Text>
          <AnnotationBlock
            annotation="github.com/project-slug"
            value="owner/repository"
          />
        </div>
      )}
      {summary && !isEmpty && <CollectedSummary summary={summary} />}
    </Container>
  );
}
