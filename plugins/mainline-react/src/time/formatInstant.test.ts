import { DateTime } from 'luxon';
import {
  formatDay,
  formatInstantInList,
  formatTimeOfDay,
} from './formatInstant';

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

describe('formatInstantInList', () => {
  it('says day and second, and fits a column', () => {
    const said = formatInstantInList(now.toUTC().toISO()!, 'en');
    expect(said.replace(/\s/g, ' ')).toBe('Mar 1, 2026, 9:30:00 AM');
  });
});

describe('formatDay', () => {
  it('says the day alone', () => {
    expect(formatDay('2026-11-03', 'en')).toBe('Nov 3, 2026');
  });
});
