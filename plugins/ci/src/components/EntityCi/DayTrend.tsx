import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useLocale } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './DayTrend.module.css';

/** One day of a figure; without a value where there was nothing to make one of. */
export interface DayValue {
  /** In UTC: `2026-03-01`. */
  day: string;
  value?: number;
}

const height = 20;
const barWidth = 4;
const pitch = 5;

/**
 * A figure day by day, a bar each, the newest at the right. A day without a value has a mark on the ground; it says the
 * range in words. Nothing where there are not two days to compare.
 */
export function DayTrend(props: {
  /** What it is a figure of. */
  figure: string;
  /** Oldest first. */
  days: DayValue[];
  format: (value: number) => string;
  /** Of a full bar; default: the highest value. */
  full?: number;
}) {
  const { figure, days, format } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const date = new Intl.DateTimeFormat(useLocale(), {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const values = days.flatMap(({ value }) => value ?? []);
  if (values.length < 2) return null;
  const full = props.full ?? Math.max(...values);

  return (
    <svg
      className={styles.root}
      viewBox={`0 0 ${days.length * pitch} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('trend.name', {
        figure,
        days: String(days.length),
        newest: format(values[values.length - 1]),
        lowest: format(Math.min(...values)),
        highest: format(Math.max(...values)),
      })}
    >
      {days.map(({ day, value }, index) => {
        const tall =
          value === undefined || full <= 0
            ? 1
            : Math.max(2, (value / full) * height);
        const said = value === undefined ? t('figure.none') : format(value);
        return (
          <g key={day}>
            <title>
              {t('trend.day', {
                day: date.format(Date.parse(day)),
                value: said,
              })}
            </title>
            <rect
              className={styles.ground}
              x={index * pitch}
              width={pitch}
              height={height}
            />
            <rect
              className={value === undefined ? styles.none : styles.bar}
              x={index * pitch}
              y={height - tall}
              width={barWidth}
              height={tall}
            />
          </g>
        );
      })}
    </svg>
  );
}
