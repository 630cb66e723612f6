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
import { DayTrend } from './DayTrend';
import { useServiceDays } from './useServiceDays';
import styles from './Figures.module.css';

/** The figures of the window, each with what it is a figure of, and how it went day by day. */
export function Figures(props: { health: ServiceHealth }) {
  const { health } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const links = useServiceLinks();
  const days = useServiceDays(health.service.entityRef);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const window = t('figure.window', { days: String(health.windowDays) });
  const duration = (ms: number | undefined) =>
    ms === undefined ? undefined : formatDuration(ms, locale);
  const said = (ms: number) => formatDuration(ms, locale);
  const perDay = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const checkIns = days.reduce((all, day) => all + day.checkIns, 0);
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
        trend={
          <DayTrend
            figure={t('figure.success')}
            days={days.map(({ day, builds, green }) => ({
              day,
              value: builds > 0 ? green / builds : undefined,
            }))}
            format={percent.format}
            full={1}
          />
        }
      />
      <Figure
        label={t('figure.duration')}
        value={both.length > 0 && both.join(' · ')}
        note={`${t('figure.durationHint')}, ${window}`}
        trend={
          <DayTrend
            figure={t('figure.duration')}
            days={days.map(({ day, durationP50Ms: value }) => ({ day, value }))}
            format={said}
          />
        }
      />
      {health.queueP50Ms !== undefined && health.queueP50Ms > 0 && (
        <Figure
          label={t('figure.queue')}
          value={duration(health.queueP50Ms)}
          note={`${t('figure.queueHint')}, ${window}`}
        />
      )}
      <Figure
        label={t('figure.timeToFix')}
        value={duration(health.timeToFixMs)}
        note={`${t('figure.timeToFixHint')}, ${window}`}
        trend={
          <DayTrend
            figure={t('figure.timeToFix')}
            days={days.map(({ day, timeToFixMs: value }) => ({ day, value }))}
            format={said}
          />
        }
      />
      {days.length > 0 && (
        <Figure
          label={t('figure.checkIns')}
          value={perDay.format(checkIns / days.length)}
          note={t('figure.checkInsOf', {
            number: String(checkIns),
            window: t('figure.window', { days: String(days.length) }),
          })}
          trend={
            <DayTrend
              figure={t('figure.checkIns')}
              days={days.map(({ day, checkIns: value }) => ({ day, value }))}
              format={perDay.format}
            />
          }
        />
      )}
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

function Figure(props: {
  label: string;
  value: ReactNode;
  note?: string;
  trend?: ReactNode;
}) {
  const { t } = useTranslationRef(ciTranslationRef);
  return (
    <div className={styles.figure}>
      <dt className={styles.label}>{props.label}</dt>
      <dd className={props.value ? styles.value : styles.none}>
        {props.value || t('figure.none')}
      </dd>
      {props.trend && <dd className={styles.trend}>{props.trend}</dd>}
      {props.note && <dd className={styles.note}>{props.note}</dd>}
    </div>
  );
}
