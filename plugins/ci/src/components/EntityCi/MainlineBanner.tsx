import { ButtonLink, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  HealthState,
  ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import {
  CommitText,
  formatDuration,
  formatInstant,
  markOfHealth,
  StateMark,
  useLocale,
  useNow,
} from '@mainline/backstage-plugin-mainline-react';
import { RiExternalLinkLine } from '@remixicon/react';
import { ciTranslationRef } from '../../translation';
import { failingAt, OnItLine, useServiceLinks } from '../shared';
import styles from './MainlineBanner.module.css';

/** Neither colour where nothing is known. */
const edges: Record<HealthState, string> = {
  failing: styles.red,
  passing: styles.green,
  'no-build': '',
  unmapped: '',
};

/** The page's answer, in one glance. */
export function MainlineBanner(props: {
  health: ServiceHealth;
  /** Who is on it changed. */
  onChanged: () => void;
}) {
  const { health } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const links = useServiceLinks();
  const locale = useLocale();
  const title = useTitle(health);
  const { failing, brokenBy } = health;
  const red = health.state === 'failing';

  return (
    <section
      className={`${styles.root} ${edges[health.state]}`}
      aria-label={title}
    >
      <div className={styles.text}>
        <div className={styles.line}>
          <StateMark
            state={markOfHealth(health.state)}
            word={title}
            shapeOnly
            size={20}
          />
          <div className={styles.title}>
            <Text as="h2" variant="title-x-small" weight="bold">
              <span title={health.since && formatInstant(health.since, locale)}>
                {title}
              </span>
            </Text>
            {health.running && (
              <StateMark state="running" word={t('tab.running')} />
            )}
          </div>
        </div>
        {red && (
          <dl className={styles.facts}>
            {brokenBy && (
              <div>
                <dt>{t('tab.brokenBy')}</dt>
                <dd>
                  <CommitText {...brokenBy} />
                  {brokenBy.author && <span>{brokenBy.author}</span>}
                </dd>
              </div>
            )}
            {failing && (
              <div>
                <dt>{t('tab.failingAt')}</dt>
                <dd>{failingAt(health)}</dd>
              </div>
            )}
            <div>
              <dd>
                {t('tab.checkInsSince', { count: health.checkInsSinceRed })}
              </dd>
            </div>
          </dl>
        )}
        <OnItLine health={health} onChanged={props.onChanged} />
        {health.archived && (
          <Text as="p" color="secondary">
            {t('tab.archived')}
          </Text>
        )}
        {health.state === 'no-build' && health.completeUpTo && (
          <Text as="p" color="secondary">
            {t('tab.noBuildHint', {
              branch: health.defaultBranch ?? t('tab.noBuildBranch'),
            })}
          </Text>
        )}
      </div>
      <div className={styles.actions}>
        {red && failing && (
          <ButtonLink
            href={links.run(health.service.entityRef, failing)}
            variant="primary"
            size="small"
          >
            {t('tab.seeStep')}
          </ButtonLink>
        )}
        {health.repositoryUrl && (
          <ButtonLink
            href={`${health.repositoryUrl}/actions`}
            target="_blank"
            variant="secondary"
            size="small"
            iconEnd={<RiExternalLinkLine />}
          >
            {t('tab.openRepository')}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

function useTitle(health: ServiceHealth): string {
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const now = useNow();
  const duration =
    health.since && formatDuration(now - Date.parse(health.since), locale);
  switch (health.state) {
    case 'failing':
      return duration ? t('tab.red', { duration }) : t('tab.redPlain');
    case 'passing':
      return duration ? t('tab.green', { duration }) : t('tab.greenPlain');
    default:
      if (health.completeUpTo) return t('tab.noBuild');
      return t(health.sourceError ? 'tab.unreadable' : 'tab.reading');
  }
}
