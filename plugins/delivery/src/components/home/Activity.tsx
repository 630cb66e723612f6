import { Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  LoadFailure,
  StateMark,
  WidgetCard,
  WidgetSkeleton,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryApiRef, useDeliveryData } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { useDeliveryLinks } from '../shared';
import styles from './Activity.module.css';
import { ActivitySection } from './ActivitySection';

/** So many of each are listed; the others are a link away. */
const listed = 6;
/** What failed before is no news any more. */
const failedDays = 7;
const dayMs = 24 * 60 * 60 * 1000;

/** What is being deployed now, and what failed last. */
export function Activity() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const delivery = useApi(deliveryApiRef);
  const links = useDeliveryLinks();
  const { data, error, retry } = useDeliveryData(
    ['delivery:activity', listed],
    () =>
      delivery.getActivity({
        limit: listed,
        failedSince: new Date(Date.now() - failedDays * dayMs).toISOString(),
      }),
    { isIncomplete: ({ counts }) => counts.all === 0 },
  );
  const underway = data?.counts.underway ?? 0;
  const title = (name: string) =>
    data?.environments.find(each => each.name === name)?.title ?? name;

  const failedTitle = t('home.failed', { days: String(failedDays) });

  return (
    <WidgetCard
      title={
        underway > 0 ? t('home.underway', { count: underway }) : t('home.title')
      }
      mark={
        underway > 0 && (
          <StateMark state="running" word={t('state.running')} shapeOnly />
        )
      }
      more={{ href: links.matrix(), text: t('home.open') }}
    >
      {error && (
        <LoadFailure
          error={error}
          title={t('home.failure')}
          stale={data !== undefined}
          onRetry={retry}
        />
      )}
      {!data && !error && <WidgetSkeleton label={t('home.loading')} rows={4} />}
      {data && data.underway.length === 0 && (
        <Text as="p" color="secondary" className={styles.none}>
          {t('home.nothing')}
        </Text>
      )}
      {data && data.underway.length > 0 && (
        <ActivitySection
          label={t('home.underwayLabel')}
          items={data.underway}
          environmentTitle={title}
          more={
            underway > listed
              ? {
                  href: `${links.matrix()}?only=underway`,
                  text: t('home.more', { number: String(underway) }),
                }
              : undefined
          }
        />
      )}
      {data && data.failed.length > 0 && (
        <ActivitySection
          title={failedTitle}
          label={failedTitle}
          items={data.failed}
          environmentTitle={title}
          more={
            data.counts.failed > listed
              ? {
                  href: `${links.matrix()}?only=failed`,
                  text: t('home.moreFailed'),
                }
              : undefined
          }
        />
      )}
    </WidgetCard>
  );
}
