import type { WorkingCalendar } from '@mainline/backstage-plugin-ci-common';

/** IANA name: `Asia/Seoul`. */
export const TIME_ZONE_ANNOTATION = 'ci.mainline/time-zone';

/** `09:00-18:00` */
export const WORKING_HOURS_ANNOTATION = 'ci.mainline/working-hours';

/** `mon,tue,wed,thu,fri` */
export const WORKING_DAYS_ANNOTATION = 'ci.mainline/working-days';

/** Local dates: `2026-10-03,2026-12-25`. */
export const HOLIDAYS_ANNOTATION = 'ci.mainline/holidays';

/** What an annotation of an owner says of when it works. */
export interface CalendarAnnotation {
  name: string;
  /** What it has to be, for whoever wrote it otherwise. */
  form: string;
  /** Undefined where it can't be read. What is read may still be no calendar: a time zone that there is not. */
  read(value: string): Partial<WorkingCalendar> | undefined;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const calendarAnnotations: CalendarAnnotation[] = [
  {
    name: TIME_ZONE_ANNOTATION,
    form: 'an IANA time zone such as Europe/Berlin',
    read: value => ({ timeZone: value.trim() }),
  },
  {
    name: WORKING_HOURS_ANNOTATION,
    form: 'two times of one day, the first before the second, such as 09:00-18:00',
    read: value => {
      const [from, until, ...rest] = value
        .split(/[-–]/)
        .map(each => each.trim());
      return from && until && rest.length === 0 ? { from, until } : undefined;
    },
  },
  {
    name: WORKING_DAYS_ANNOTATION,
    form: 'weekdays separated by commas, such as mon,tue,wed,thu,fri',
    read: value => {
      const days = listOf(value).map(
        day => weekdays.indexOf(day.toLocaleLowerCase('en-US')) + 1,
      );
      return days.length > 0 && !days.includes(0)
        ? { workingDays: [...new Set(days)].sort() }
        : undefined;
    },
  },
  {
    name: HOLIDAYS_ANNOTATION,
    form: 'dates separated by commas, such as 2026-10-03,2026-12-25',
    read: value => ({ holidays: listOf(value) }),
  },
];

/** Those annotations of an entity that say when it works. */
export function calendarAnnotationsOf(
  annotations: Record<string, string> | undefined,
): Record<string, string> {
  return Object.fromEntries(
    calendarAnnotations.flatMap(({ name }) => {
      const value = annotations?.[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function listOf(value: string): string[] {
  return value
    .split(/[,\s]+/)
    .map(each => each.trim())
    .filter(each => each !== '');
}
