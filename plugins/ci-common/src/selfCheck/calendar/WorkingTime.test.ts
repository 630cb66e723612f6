import fc from 'fast-check';
import { defaultWorkingCalendar } from './WorkingCalendar';
import type { WorkingCalendar } from './WorkingCalendar';
import { WorkingTime } from './WorkingTime';

const hourMs = 3_600_000;
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const allDay = { workingDays: everyDay, from: '00:00', until: '24:00' };

const workingTime = (calendar: Partial<WorkingCalendar>) =>
  WorkingTime.of({ ...defaultWorkingCalendar, ...calendar });

describe('msBetween', () => {
  it.each<[string, Partial<WorkingCalendar>, string, string, number]>([
    [
      'within a day it is what passed',
      {},
      '2026-03-23T10:00Z',
      '2026-03-23T11:30Z',
      1.5,
    ],
    ['a whole working day', {}, '2026-03-23T00:00Z', '2026-03-24T00:00Z', 9],
    ['nights do not count', {}, '2026-03-23T17:00Z', '2026-03-24T10:00Z', 2],
    ['weekends do not count', {}, '2026-03-20T17:00Z', '2026-03-23T10:00Z', 2],
    ['a Saturday has none', {}, '2026-03-21T08:00Z', '2026-03-21T20:00Z', 0],
    [
      'holidays do not count',
      { holidays: ['2026-03-23'] },
      '2026-03-20T17:00Z',
      '2026-03-24T10:00Z',
      2,
    ],
    [
      'other working days may be said',
      { workingDays: [7, 1, 2, 3, 4] },
      '2026-03-20T00:00Z',
      '2026-03-23T00:00Z',
      9,
    ],
    ['backwards is nothing', {}, '2026-03-23T11:00Z', '2026-03-23T10:00Z', 0],
    [
      'hours are those of the zone',
      { timeZone: 'Asia/Seoul' },
      '2026-03-23T00:00Z',
      '2026-03-23T09:00Z',
      9,
    ],
    [
      'the date is that of the zone: Friday night in UTC is Saturday in Seoul',
      { timeZone: 'Asia/Seoul' },
      '2026-03-20T23:00Z',
      '2026-03-21T09:00Z',
      0,
    ],
    [
      'the date is that of the zone: Monday in UTC is still Sunday in Honolulu',
      { timeZone: 'Pacific/Honolulu' },
      '2026-03-23T00:00Z',
      '2026-03-23T09:59Z',
      0,
    ],
    [
      'hours stay nine in local time when clocks go forward',
      { timeZone: 'Europe/Berlin', workingDays: everyDay },
      '2026-03-28T17:00Z',
      '2026-03-29T07:30Z',
      0.5,
    ],
    [
      'hours stay nine in local time when clocks go back',
      { timeZone: 'Europe/Berlin', workingDays: everyDay },
      '2026-10-24T16:00Z',
      '2026-10-25T08:30Z',
      0.5,
    ],
    [
      'a day of all hours has 23 when clocks go forward',
      { ...allDay, timeZone: 'Europe/Berlin' },
      '2026-03-28T23:00Z',
      '2026-03-29T22:00Z',
      23,
    ],
    [
      'a day of all hours has 25 when clocks go back',
      { ...allDay, timeZone: 'Europe/Berlin' },
      '2026-10-24T22:00Z',
      '2026-10-25T23:00Z',
      25,
    ],
    [
      'a day that has no midnight begins at one',
      { ...allDay, timeZone: 'Africa/Cairo', workingDays: [5] },
      '2026-04-23T12:00Z',
      '2026-04-24T22:00Z',
      23,
    ],
    [
      'a midnight that comes twice is not counted twice',
      { ...allDay, timeZone: 'America/Havana' },
      '2026-10-31T04:00Z',
      '2026-11-02T05:00Z',
      49,
    ],
    [
      'hours that begin at a time that comes twice begin with the first',
      {
        timeZone: 'America/Havana',
        workingDays: [7],
        from: '00:30',
        until: '12:00',
      },
      '2026-11-01T00:00Z',
      '2026-11-02T00:00Z',
      12.5,
    ],
    [
      'a date that a zone left out has no hours',
      { timeZone: 'Pacific/Apia', workingDays: [5, 6] },
      '2011-12-29T00:00Z',
      '2012-01-01T12:00Z',
      9,
    ],
  ])('%s', (_, calendar, from, to, hours) => {
    expect(
      workingTime(calendar).msBetween(
        new Date(from).toISOString(),
        new Date(to).toISOString(),
      ) / hourMs,
    ).toBe(hours);
  });
});

describe('dayEndsBetween', () => {
  it.each<[string, Partial<WorkingCalendar>, string, string, string[]]>([
    ['none within a day', {}, '2026-03-23T10:00Z', '2026-03-23T17:59Z', []],
    [
      'the end of the day',
      {},
      '2026-03-23T17:59Z',
      '2026-03-24T09:00Z',
      ['2026-03-23T18:00'],
    ],
    ['not the end itself', {}, '2026-03-23T18:00Z', '2026-03-24T18:00Z', []],
    [
      'each of several days, none at the weekend',
      {},
      '2026-03-20T12:00Z',
      '2026-03-24T12:00Z',
      ['2026-03-20T18:00', '2026-03-23T18:00'],
    ],
    [
      'in the zone of the team',
      { timeZone: 'Asia/Seoul' },
      '2026-03-23T08:00Z',
      '2026-03-23T10:00Z',
      ['2026-03-23T09:00'],
    ],
  ])('%s', (_, calendar, from, to, ends) => {
    expect(
      workingTime(calendar)
        .dayEndsBetween(
          new Date(from).toISOString(),
          new Date(to).toISOString(),
        )
        .map(each => each.slice(0, 16)),
    ).toEqual(ends);
  });
});

describe('a working calendar', () => {
  it.each<[Partial<WorkingCalendar>, RegExp]>([
    [{ timeZone: 'Mars/Olympus' }, /timeZone.*Mars\/Olympus/],
    [{ workingDays: [] }, /workingDays.*at least one/],
    [{ workingDays: [0] }, /workingDays.*1 \(Monday\)/],
    [{ from: '18:00', until: '09:00' }, /from before until/],
    [{ from: '9:00' }, /from and until.*'9:00'/],
    [{ until: '25:00' }, /'25:00'/],
    [{ holidays: ['25 December'] }, /holidays.*25 December/],
    [{ holidays: ['2026-13-01'] }, /holidays.*2026-13-01/],
  ])('%j is refused in a sentence', (calendar, sentence) => {
    expect(() => workingTime(calendar)).toThrow(sentence);
  });
});

describe('any calendar', () => {
  const calendars = fc.record({
    timeZone: fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'Africa/Cairo',
      'America/Havana',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    ),
    workingDays: fc.subarray(everyDay, { minLength: 1 }),
    from: fc.constantFrom('00:00', '02:30', '09:00'),
    until: fc.constantFrom('12:00', '18:00', '24:00'),
    holidays: fc.subarray([
      '2026-03-23',
      '2026-03-29',
      '2026-10-25',
      '2026-11-01',
    ]),
  });
  // Weeks in which clocks are changed somewhere, and the days on which Samoa left a date out.
  const instants = (count: number) =>
    fc
      .constantFrom(
        ['2026-03-20', '2026-04-05'],
        ['2026-04-20', '2026-04-27'],
        ['2026-10-20', '2026-11-05'],
        ['2011-12-28', '2012-01-02'],
      )
      .chain(([min, max]) =>
        fc.array(
          fc
            .date({
              min: new Date(min),
              max: new Date(max),
              noInvalidDate: true,
            })
            .map(date => date.toISOString()),
          { minLength: count, maxLength: count },
        ),
      );

  it('adds up over adjacent times, never passes faster than time does, and never backwards', () => {
    fc.assert(
      fc.property(calendars, instants(3), (calendar, unsorted) => {
        const [a, b, c] = [...unsorted].sort();
        const time = WorkingTime.of(calendar);
        const [ab, bc, ac] = [
          time.msBetween(a, b),
          time.msBetween(b, c),
          time.msBetween(a, c),
        ];
        expect(ab + bc).toBe(ac);
        expect(ac).toBeGreaterThanOrEqual(ab);
        expect(ab).toBeGreaterThanOrEqual(0);
        expect(ab).toBeLessThanOrEqual(Date.parse(b) - Date.parse(a));
      }),
    );
  });

  it('has no time outside its hours', () => {
    fc.assert(
      fc.property(calendars, instants(1), (calendar, [any]) => {
        const instant = `${any.slice(0, 16)}:00.000Z`;
        const time = WorkingTime.of(calendar);
        const minuteLater = new Date(
          Date.parse(instant) + 60_000,
        ).toISOString();
        const [day, clock, clockLater] = localOf(
          calendar.timeZone,
          instant,
          minuteLater,
        );
        const off =
          !calendar.workingDays.includes(day.weekday) ||
          calendar.holidays.includes(day.date) ||
          clockLater <= calendar.from ||
          clock >= calendar.until;
        // Hours that begin in what a clock skips, or end in what it repeats, are the table's.
        fc.pre(calendar.from !== '02:30' && clock <= clockLater);
        expect(time.msBetween(instant, minuteLater) > 0).toBe(!off);
      }),
    );
  });
});

/** By the platform's own calendar. */
function localOf(
  timeZone: string,
  instant: string,
  later: string,
): [{ weekday: number; date: string }, string, string] {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  });
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(
    new Date(instant),
  );
  return [
    { weekday: new Date(date).getUTCDay() || 7, date },
    clock.format(new Date(instant)),
    clock.format(new Date(later)),
  ];
}
