import {
  formatTimeOfDay,
  useLocale,
  useNow,
} from '@mainline/backstage-plugin-mainline-react';

/** An instant in a sentence: the time of day, with its date where that is not today. */
export function useTimeText(): (instant: string | undefined) => string {
  const now = useNow();
  const locale = useLocale();
  return instant => (instant ? formatTimeOfDay(instant, { now, locale }) : '–');
}
