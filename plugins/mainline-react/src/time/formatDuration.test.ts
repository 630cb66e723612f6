import { formatDuration } from './formatDuration';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('formatDuration', () => {
  it.each([
    [0, '0s'],
    [-5 * second, '0s'],
    [41 * second, '41s'],
    [4 * minute, '4m'],
    [4 * minute + 12 * second, '4m 12s'],
    [14 * minute + 12 * second, '14m'],
    [2 * hour, '2h'],
    [2 * hour + 14 * minute + 59 * second, '2h 14m'],
    [23 * hour + 59 * minute, '23h 59m'],
    [30 * hour, '1d 6h'],
    [75 * hour, '3d'],
    [60 * day, '60d'],
    [61 * day, '2 mths'],
    [365 * day, '11 mths'],
    [366 * day, '1 yr'],
    [400 * day, '1 yr 1 mth'],
    [1609 * day, '4 yrs 4 mths'],
  ])('says %d ms as %s', (ms, said) => {
    expect(formatDuration(ms, 'en')).toBe(said);
  });

  it('speaks the language of the reader', () => {
    expect(formatDuration(2 * hour + 14 * minute, 'ko')).toBe('2시간 14분');
    expect(formatDuration(1609 * day, 'ko')).toBe('4년 4개월');
  });
});
