import { parseCreatedFilter } from './createdFilter';

const NOON = '2026-11-20T12:00:00Z';

describe('parseCreatedFilter', () => {
  it.each([
    ['2026-11-20', NOON, true],
    ['2026-11-19', NOON, false],
    ['>=2026-11-20', NOON, true],
    ['>2026-11-20', NOON, false],
    ['<2026-11-20', NOON, false],
    ['<=2026-11-20', NOON, true],
    ['>=2026-11-20T12:00:00Z', NOON, true],
    ['>2026-11-20T12:00:00Z', NOON, false],
    ['>=2026-11-20T13:00:00+01:00', NOON, true],
    ['>=2026-11-20T13:00:00 01:00', NOON, true],
    ['2026-11-01..2026-11-20', NOON, true],
    ['2026-11-01..2026-11-19', NOON, false],
    ['*..2026-11-21', NOON, true],
    ['2026-11-21..*', NOON, false],
  ])('%s takes %s: %s', (filter, time, taken) => {
    expect(parseCreatedFilter(filter)?.(Date.parse(time))).toBe(taken);
  });

  it('does not know what is no date', () => {
    expect(parseCreatedFilter('yesterday')).toBeUndefined();
  });
});
