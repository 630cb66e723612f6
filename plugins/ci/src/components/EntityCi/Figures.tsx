import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import {
  Age,
  BuildStrip,
  formatDuration,
  useLocale,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import { isFlaky, useServiceLinks } from '../shared';
import styles from './Figures.module.css';

/** The figures of the window, each with what it is a figure of. */
export function Figures(props: { health: ServiceHealth }) {
  const { health } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const links = useServiceLinks();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const window = t('figure.window', { days: String(health.windowDays) });
  const duration = (ms: number | undefined) =>
    ms === undefined ? undefined : formatDuration(ms, locale);
  const both = [
    duration(health.durationP50Ms),
    duration(health.durationP95Ms),
  ].filter(Boolean);

  return (
    <dl className={styles.root}>
      <Figure
        label={t('figure.success')}
        value={
          health.successRate !== undefined && percent.format(health.successRate)
        }
        note={`${t('figure.successOf', {
          number: String(health.builds),
        })}, ${window}`}
      />
      <Figure
        label={t('figure.duration')}
        value={both.length > 0 && both.join(' · ')}
        note={`${t('figure.durationHint')}, ${window}`}
      />
      <Figure
        label={t('figure.timeToFix')}
        value={duration(health.timeToFixMs)}
        note={`${t('figure.timeToFixHint')}, ${window}`}
      />
      {isFlaky(health) && (
        <Figure
          label={t('figure.flaky')}
          value={percent.format(health.flakyRate ?? 0)}
          note={`${t('figure.flakyHint')}, ${window}`}
        />
      )}
      <Figure
        label={t('figure.lastCheckIn')}
        value={health.lastCheckIn?.at && <Age at={health.lastCheckIn.at} />}
        note={health.lastCheckIn?.author}
      />
      <Figure
        label={t('column.strip')}
        value={
          <BuildStrip
            builds={health.strip}
            hrefOf={build => links.run(health.service.entityRef, build)}
          />
        }
      />
    </dl>
  );
}

function Figure(props: { label: string; value: ReactNode; note?: string }) {
  const { t } = useTranslationRef(ciTranslationRef);
  return (
    <div className={styles.figure}>
      <dt className={styles.label}>{props.label}</dt>
      <dd className={props.value ? styles.value : styles.none}>
        {props.value || t('figure.none')}
      </dd>
      {props.note && <dd className={styles.note}>{props.note}</dd>}
    </div>
  );
}
