import { formatAge } from './formatAge';

const now = Date.parse('2026-03-01T09:30:00.000Z');

describe('formatAge', () => {
  it.each([
    ['2026-03-01T09:29:30.000Z', 'now'],
    ['2026-03-01T09:40:00.000Z', 'now'],
    ['2026-03-01T09:24:00.000Z', '6m ago'],
    ['2026-03-01T07:00:00.000Z', '2h ago'],
    ['2026-02-26T07:00:00.000Z', '3d ago'],
  ])('says %s as %s', (instant, said) => {
    expect(formatAge(instant, { now, locale: 'en' })).toBe(said);
  });
});
