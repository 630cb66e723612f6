import { formatSize } from './formatSize';

describe('formatSize', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [12_345, '12.3 kB'],
    [999_949, '999.9 kB'],
    [999_951, '1 MB'],
    [3_400_000_000, '3.4 GB'],
    [5_000_000_000_000_000, '5,000 TB'],
  ])('says %d as %s', (bytes, words) => {
    expect(formatSize(bytes, 'en')).toBe(words);
  });

  it('writes numbers as the language does', () => {
    expect(formatSize(12_345, 'de')).toBe('12,3 kB');
  });
});
