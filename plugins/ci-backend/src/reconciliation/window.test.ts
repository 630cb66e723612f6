import { windowFor } from './window';

const at = (day: number, time: string) =>
  `2026-03-${String(day).padStart(2, '0')}T${time}:00.000Z`;

describe('windowFor', () => {
  it.each([
    [
      'a new repository: two days',
      undefined,
      at(20, '10:00'),
      '2026-03-18',
      true,
    ],
    [
      'a reading of the same day',
      at(20, '09:56'),
      at(20, '10:00'),
      '2026-03-20',
      false,
    ],
    [
      'the first of a day: a week',
      at(19, '20:00'),
      at(20, '08:00'),
      '2026-03-13',
      true,
    ],
    [
      'the first of a week: a month',
      at(18, '20:00'),
      at(19, '08:00'),
      '2026-02-16',
      true,
    ],
    [
      'after an outage: from then on',
      at(2, '10:00'),
      at(18, '10:00'),
      '2026-02-15',
      true,
    ],
  ])('goes back, for %s', (_, completeUpTo, now, since, thorough) => {
    expect(
      windowFor({ repositoryId: 'a:1', now, completeUpTo, historyDays: 90 }),
    ).toEqual({ since: `${since}T00:00:00.000Z`, thorough });
  });

  it('goes back no further than the history', () => {
    expect(
      windowFor({
        repositoryId: 'a:1',
        now: at(20, '10:00'),
        completeUpTo: at(1, '10:00'),
        historyDays: 5,
      }).since,
    ).toBe(at(15, '00:00'));
  });
});
