import { percentile } from './percentile';

const to = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

describe('percentile', () => {
  it.each([
    ['the median of an odd number is the middle one', [3, 1, 2], 0.5, 2],
    ['the median of an even number is the lower one', [4, 1, 3, 2], 0.5, 2],
    ['one sample is all of them', [7], 0.95, 7],
    ['of 500 samples 475 do not exceed the 95th', to(500), 0.95, 475],
    ['of 20 samples 19 do not exceed the 95th', to(20), 0.95, 19],
    ['of few samples the 95th is the worst', to(10), 0.95, 10],
    ['the whole is the worst', to(10), 1, 10],
  ])('%s', (_, samples, share, expected) => {
    expect(percentile(samples, share)).toBe(expected);
  });

  it('sorts numbers as numbers, and leaves the samples as they are', () => {
    const samples = [100, 20, 3];
    expect(percentile(samples, 0.5)).toBe(20);
    expect(samples).toEqual([100, 20, 3]);
  });

  it('refuses what has no percentile', () => {
    expect(() => percentile([], 0.5)).toThrow('no samples');
    expect(() => percentile([1], 95)).toThrow('not at 95');
    expect(() => percentile([1], 0)).toThrow('not at 0');
  });
});
