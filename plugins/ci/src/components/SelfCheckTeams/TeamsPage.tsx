import { Container, Link, Skeleton, Text, useBreakpoint } from '@backstage/ui';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  AnnotationBlock,
  formatInstant,
  formatTimeOfDay,
  LoadFailure,
  useLiveData,
  useLocale,
  useNow,
} from '@mainline/backstage-plugin-mainline-react';
import { RiArrowLeftLine } from '@remixicon/react';
import { ciApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { ciTranslationRef } from '../../translation';
import { TeamList } from './TeamList';
import styles from './TeamsPage.module.css';
import { TeamTable } from './TeamTable';
import { useTeamRows } from './useTeamRows';

/** `/ci/self-check`: how many services of each team have which answer. */
export function TeamsPage() {
  const ci = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const servicesRoute = useRouteRef(rootRouteRef);
  const { data, error, retry } = useLiveData(
    ['ci:self-check-overview'],
    () => ci.getSelfCheckOverview(),
    { isIncomplete: ({ all }) => all.services === 0 },
  );
  const rows = useTeamRows(data);
  const { up } = useBreakpoint();
  const Teams = up('sm') ? TeamTable : TeamList;

  return (
    <Container className={styles.root}>
      <Link href={servicesRoute()} standalone className={styles.back}>
        <RiArrowLeftLine size={14} aria-hidden /> {t('data.back')}
      </Link>
      <div className={styles.head}>
        <Text as="h2" variant="title-small" weight="bold">
          {t('selfCheck.teams.title')}
        </Text>
        {data?.at && <OldestAnswer at={data.at} />}
      </div>
      <Text as="p" color="secondary">
        {t('selfCheck.teams.hint')}
      </Text>
      {error && (
        <LoadFailure
          error={error}
          title={t('selfCheck.teams.failure')}
          stale={data !== undefined}
          onRetry={retry}
        />
      )}
      {!data && !error && (
        <div
          className={styles.root}
          role="status"
          aria-label={t('selfCheck.teams.loading')}
        >
          {Array.from({ length: 8 }, (_, index) => (
            <Skeleton key={index} width="100%" height={40} />
          ))}
        </div>
      )}
      {data && data.all.services === 0 && (
        <div className={styles.empty}>
          <Text as="h3" variant="title-x-small">
            {t('selfCheck.teams.empty')}
          </Text>
          <Text as="p" color="secondary">
            {t('selfCheck.teams.emptyHint')}
          </Text>
          <AnnotationBlock
            annotation="github.com/project-slug"
            value="owner/repository"
          />
        </div>
      )}
      {data && data.all.services > 0 && <Teams rows={rows} />}
    </Container>
  );
}

function OldestAnswer(props: { at: string }) {
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const now = useNow();
  return (
    <time
      dateTime={props.at}
      title={formatInstant(props.at, locale)}
      className={styles.at}
    >
      {t('selfCheck.teams.at', {
        time: formatTimeOfDay(props.at, { now, locale }),
      })}
    </time>
  );
}
