import { lagOf } from './lagOf';

const at = (minutes: number) =>
  new Date(Date.UTC(2026, 2, 1, 12, minutes)).toISOString();
const minute = 60_000;

/** Complete up to some minutes before now. */
const known = (...minutes: number[]) =>
  minutes.map(ago => ({ completeUpTo: at(-ago), failing: false }));

describe('lagOf', () => {
  const options = { now: at(0), lateAfterMs: 45 * minute };

  it('of nothing is nothing', () => {
    expect(lagOf([], options)).toEqual({
      repositories: { all: 0, unread: 0, late: 0, failing: 0 },
      completeUpTo: undefined,
      p50Ms: undefined,
      p95Ms: undefined,
      lateAfterMs: 45 * minute,
    });
  });

  it.each([
    [[5], 5, 5],
    [[1, 2, 3], 2, 3],
    [[30, 1, 20, 2], 2, 30],
    [Array.from({ length: 100 }, (_, index) => index + 1), 50, 95],
    [[-3], 0, 0],
  ])('of %j minutes is %d in the middle and %d at most', (lags, p50, p95) => {
    expect(lagOf(known(...lags), options)).toMatchObject({
      completeUpTo: at(-Math.max(...lags)),
      p50Ms: p50 * minute,
      p95Ms: p95 * minute,
    });
  });

  it('is late past the limit after a reading was due, and not at it; what was never read is counted apart', () => {
    const failing = { failing: true };
    const due = known(44, 45, 46).map(each => ({
      ...each,
      freshUntil: each.completeUpTo,
    }));
    expect(
      lagOf([...due, ...known(300), failing, { failing: false }], options)
        .repositories,
    ).toEqual({ all: 6, unread: 2, late: 1, failing: 1 });
  });
});
