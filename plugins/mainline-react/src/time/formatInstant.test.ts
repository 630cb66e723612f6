import { DateTime } from 'luxon';
import { formatTimeOfDay } from './formatInstant';

const now = DateTime.local(2026, 3, 1, 9, 30);
const say = (at: DateTime) =>
  // Which kind of space stands before AM differs between versions of ICU.
  formatTimeOfDay(at.toUTC().toISO()!, {
    now: now.toMillis(),
    locale: 'en',
  }).replace(/\s/g, ' ');

describe('formatTimeOfDay', () => {
  it.each([
    ['the time alone today', now.minus({ hours: 1 }), '8:30 AM'],
    ['the day, this year', now.minus({ days: 2 }), 'Feb 27, 9:30 AM'],
    [
      'the year, where it is another',
      now.minus({ years: 2 }),
      'Mar 1, 2024, 9:30 AM',
    ],
  ])('says %s', (_name, at, said) => {
    expect(say(at)).toBe(said);
  });
});
