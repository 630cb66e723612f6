import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type SelfCheckAnswer,
  type SelfCheckRules,
  type SelfCheckWindow,
  WorkingTime,
} from '@mainline/backstage-plugin-ci-common';
import {
  formatDuration,
  useLocale,
} from '@mainline/backstage-plugin-mainline-react';
import { DateTime } from 'luxon';
import { ciTranslationRef } from '../../translation';

const hourMs = 3600_000;
const calendarDayMs = 24 * hourMs;

/** Figures of the self-check as the reader's language writes them. */
export function useFormats(rules: SelfCheckRules) {
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const workingTime = WorkingTime.of(rules.calendar);
  const { dayMs } = workingTime;

  const workingDays = (count: number) => t('selfCheck.workingDays', { count });
  /** `3h 10m`; from a working day on in days of the team, whose hours are not twenty-four. */
  const workingLength = (ms: number) => {
    const days = Math.floor(ms / dayMs);
    if (days === 0) return formatDuration(ms, locale);
    const rest = ms - days * dayMs;
    return rest >= hourMs && days < 3
      ? `${workingDays(days)} ${formatDuration(rest - (rest % hourMs), locale)}`
      : workingDays(days);
  };
  return {
    locale,
    workingTime,
    workingDays,
    /** One decimal where the rounded share would stand on the other side of a rule: 79.6 % is not 80 %. */
    share: (value: number) =>
      new Intl.NumberFormat(locale, {
        style: 'percent',
        maximumFractionDigits: 1,
      }).format(value),
    duration: (ms: number) => formatDuration(ms, locale),
    workingLength,
    /** `3h 10m of working time`; days of work say of what they are. */
    workingWords: (ms: number) =>
      ms < dayMs
        ? t('selfCheck.workingTime', { duration: workingLength(ms) })
        : workingLength(ms),
    /** `in the last 30 days`; where facts begin later, since when; where jobs do, how many days of them there are. */
    window: ({ window, missing }: SelfCheckAnswer<unknown>) => {
      if (missing.includes('older-jobs')) {
        return t('selfCheck.window.known', { count: daysOf(window) });
      }
      return missing.includes('whole-window')
        ? t('selfCheck.window.since', { date: dateOf(window.from, locale) })
        : t('selfCheck.window.days', { days: String(window.days) });
    },
    date: (instant: string) => dateOf(instant, locale),
  };
}

export type Formats = ReturnType<typeof useFormats>;

function daysOf({ from, to }: SelfCheckWindow): number {
  return Math.max(
    1,
    Math.round((Date.parse(to) - Date.parse(from)) / calendarDayMs),
  );
}

function dateOf(instant: string, locale: string): string {
  return DateTime.fromISO(instant)
    .setLocale(locale)
    .toLocaleString({ month: 'short', day: 'numeric' });
}
