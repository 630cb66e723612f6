import { Text } from '@backstage/ui';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  LoadFailure,
  StateMark,
  useLiveData,
  useOwnership,
  WidgetCard,
  WidgetSkeleton,
} from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { ciTranslationRef } from '../../translation';
import { HealthEmpty } from '../HealthPage/HealthEmpty';
import { HistoryProgress } from '../HealthPage/HistoryProgress';
import { readRed, type RedMainlines as Red } from './readRed';
import { RedRow } from './RedRow';
import styles from './RedMainlines.module.css';

/** Is anything red, and is it mine? */
export function RedMainlines() {
  const { t } = useTranslationRef(ciTranslationRef);
  const ci = useApi(ciApiRef);
  const overview = useRouteRef(rootRouteRef);
  const { refs, error: refsError } = useOwnership();
  // Who the reader is may stay unknown: what is red is told all the same.
  const known = refs !== undefined || refsError !== undefined;
  const { data, error, retry } = useLiveData(
    known ? ['ci:red', refs] : undefined,
    () => readRed(ci, refs),
    { isIncomplete: ({ counts }) => isIncomplete(counts) },
  );
  const failing = data?.counts.failing ?? 0;

  return (
    <WidgetCard
      title={useTitle(data)}
      mark={
        failing > 0 && (
          <StateMark
            state="failing"
            word={t('healthState.failing')}
            shapeOnly
          />
        )
      }
      aside={data && <HistoryProgress counts={data.counts} />}
      more={
        data && failing > data.items.length
          ? {
              href: `${overview()}?state=failing`,
              text: t('home.red.more', { number: String(failing) }),
            }
          : undefined
      }
    >
      {error && (
        <LoadFailure
          error={error}
          title={t('page.failure')}
          stale={data !== undefined}
          onRetry={retry}
        />
      )}
      {!data && !error && <WidgetSkeleton label={t('page.loading')} rows={3} />}
      {data && data.counts.all === 0 && (
        <HealthEmpty narrowed={false} onClear={() => {}} />
      )}
      {data && data.counts.all > 0 && failing === 0 && (
        <NothingRed counts={data.counts} />
      )}
      {data && data.items.length > 0 && (
        <ul className={styles.list}>
          {data.items.map(item => (
            <RedRow key={item.health.service.entityRef} {...item} />
          ))}
        </ul>
      )}
    </WidgetCard>
  );
}

function isIncomplete(counts: Red['counts']): boolean {
  return counts.all === 0 || counts.unread > counts.unreadable;
}

function useTitle(data: Red | undefined): string {
  const { t } = useTranslationRef(ciTranslationRef);
  if (!data) return t('home.red.title');
  const { failing } = data.counts;
  if (failing === 0) {
    return t(isIncomplete(data.counts) ? 'home.red.title' : 'home.red.none');
  }
  const some = t('home.red.some', { count: failing });
  return data.mine > 0
    ? t('home.red.mine', { some, number: String(data.mine) })
    : some;
}

/** Green is said with what it rests on: while histories are being read, nobody knows yet. */
function NothingRed(props: { counts: Red['counts'] }) {
  const { counts } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  if (isIncomplete(counts)) {
    return (
      <Text as="p" color="secondary">
        {t('home.red.reading')}
      </Text>
    );
  }
  return (
    <p className={styles.green}>
      <StateMark
        state="passing"
        word={t('page.rest', {
          passing: String(counts.passing),
          noBuild: String(counts['no-build']),
          unmapped: String(counts.unmapped),
        })}
      />
    </p>
  );
}
