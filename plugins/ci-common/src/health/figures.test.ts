import { median, percentile, shareOf } from './figures';

describe('percentile', () => {
  it.each([
    [[], 0.5, undefined],
    [[7], 0.95, 7],
    [[4, 1, 3, 2], 0.5, 2],
    [[1, 2, 3, 4, 5], 0.5, 3],
    [Array.from({ length: 100 }, (_, index) => index + 1), 0.95, 95],
    [[10, 9], 0.95, 10],
    [[1, 2], 0, 1],
  ])('of %j at %d is %j', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });
});

describe('median', () => {
  it.each([
    [[], undefined],
    [[5], 5],
    [[3, 1, 2], 2],
    [[1, 2], 2],
    [[10, 1, 4, 2], 3],
  ])('of %j is %j', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('shareOf', () => {
  it('is undefined, not 0, where nothing was counted', () => {
    expect(shareOf(0, 0)).toBeUndefined();
    expect(shareOf(1, 4)).toBe(0.25);
  });
});
