import { Link } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import {
  Age,
  MiddleTruncate,
  StateMark,
  useStateWords,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { failingAt, useServiceLinks } from '../shared';
import styles from './RedMainlines.module.css';

/** One red mainline: since when, whose, at which step, and who is on it. */
export function RedRow(props: { health: ServiceHealth; mine: boolean }) {
  const { health, mine } = props;
  const { service, failing, brokenBy, onIt } = health;
  const { t } = useTranslationRef(ciTranslationRef);
  const links = useServiceLinks();
  const { ofHealth } = useStateWords();
  const at = failingAt(health);
  const subject = brokenBy?.message?.split('\n')[0];

  return (
    <li className={styles.item}>
      <span className={styles.line}>
        <Link
          href={links.tab(service.entityRef)}
          className={styles.name}
          weight="bold"
          color="primary"
          standalone
        >
          <MiddleTruncate text={service.title ?? service.name} />
        </Link>
        <StateMark state="failing" word={ofHealth(health)} />
        {health.running && (
          <StateMark
            state="running"
            word={t('tab.running')}
            shapeOnly
            size={12}
          />
        )}
        <span className={styles.owner}>
          {mine && <span className={styles.mine}>{t('home.red.yours')}</span>}
          {service.owner && (
            <MiddleTruncate text={parseEntityRef(service.owner).name} />
          )}
        </span>
      </span>
      <span className={styles.details}>
        {at && failing && (
          <Link
            href={links.run(service.entityRef, failing)}
            variant="body-small"
            color="secondary"
            className={styles.at}
          >
            <MiddleTruncate text={at} keep={16} />
          </Link>
        )}
        {brokenBy && (
          <span className={styles.commit} title={subject}>
            <code>{brokenBy.sha.slice(0, 7)}</code> {subject}
          </span>
        )}
        <span className={styles.onIt}>
          {onIt ? (
            <>
              {t('home.red.onIt', { name: parseEntityRef(onIt.by).name })}{' '}
              <Age at={onIt.at} />
            </>
          ) : (
            t('home.red.nobody')
          )}
        </span>
      </span>
    </li>
  );
}
