import { InputError } from '@backstage/errors';
import { IANAZone } from 'luxon';

/**
 * When a team works. Only that time runs on the clocks of the self-check.
 *
 * @public
 */
export interface WorkingCalendar {
  /** An IANA name: `Asia/Seoul`. */
  timeZone: string;
  /** ISO weekdays: 1 is Monday, 7 is Sunday. */
  workingDays: number[];
  /** Local time at which a working day begins: `09:00`. */
  from: string;
  /** Local time at which it ends, later than `from`; `24:00` is midnight. */
  until: string;
  /** Local dates on which nobody works: `2026-12-25`. */
  holidays: string[];
}

/**
 * Monday to Friday, nine to six, in UTC.
 *
 * @public
 */
export const defaultWorkingCalendar: WorkingCalendar = {
  timeZone: 'UTC',
  workingDays: [1, 2, 3, 4, 5],
  from: '09:00',
  until: '18:00',
  holidays: [],
};

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;
const localDate = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Refuses a calendar that can't be reckoned by.
 *
 * @throws InputError that names the field
 */
export function assertWorkingCalendar(calendar: WorkingCalendar): void {
  const { timeZone, workingDays, from, until, holidays } = calendar;
  if (!IANAZone.isValidZone(timeZone)) {
    throw new InputError(
      `timeZone of the working calendar is no IANA time zone: '${timeZone}'. Write one such as 'Europe/Berlin'.`,
    );
  }
  if (
    workingDays.length === 0 ||
    workingDays.some(day => !Number.isInteger(day) || day < 1 || day > 7)
  ) {
    throw new InputError(
      `workingDays of the working calendar must be at least one ISO weekday from 1 (Monday) to 7 (Sunday), not [${workingDays}].`,
    );
  }
  if (
    !timeOfDay.test(from) ||
    !(timeOfDay.test(until) || until === '24:00') ||
    from >= until
  ) {
    throw new InputError(
      `from and until of the working calendar must be times such as '09:00', from before until, not '${from}' and '${until}'.`,
    );
  }
  const badDate = holidays.find(
    date => !localDate.test(date) || Number.isNaN(Date.parse(date)),
  );
  if (badDate !== undefined) {
    throw new InputError(
      `holidays of the working calendar must be dates such as '2026-12-25', not '${badDate}'.`,
    );
  }
}
