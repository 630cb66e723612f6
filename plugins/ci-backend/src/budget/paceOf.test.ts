import type { SourceBudget } from '@mainline/backstage-plugin-ci-node';
import { paceOf } from './paceOf';

const now = '2026-03-01T10:00:00.000Z';

const account = (budget: Partial<SourceBudget>): SourceBudget => ({
  host: 'github.com',
  account: 'token',
  requests: { person: 0, webhook: 0, reconciliation: 0, backfill: 0 },
  unchanged: 0,
  limit: 5000,
  floor: 500,
  ...budget,
});
const at = (minutes: number) =>
  new Date(Date.parse(now) + minutes * 60_000).toISOString();

describe('paceOf', () => {
  it.each([
    ['nothing is known', account({ limit: undefined }), 1, 1, true],
    [
      'the hour has begun',
      account({ remaining: 5000, resetAt: at(60) }),
      1,
      1,
      true,
    ],
    [
      'half of the hour is left with half of its requests',
      account({ remaining: 2750, resetAt: at(30) }),
      1,
      1,
      true,
    ],
    [
      'somewhat less than an even share is left',
      account({ remaining: 2300, resetAt: at(30) }),
      1,
      1,
      true,
    ],
    [
      'half of an even share is left',
      account({ remaining: 1625, resetAt: at(30) }),
      1.6,
      1,
      true,
    ],
    [
      'less than half is left',
      account({ remaining: 1400, resetAt: at(30) }),
      2,
      1,
      false,
    ],
    [
      'a tenth is left',
      account({ remaining: 725, resetAt: at(30) }),
      8,
      2,
      false,
    ],
    [
      'the floor is reached',
      account({ remaining: 500, resetAt: at(30) }),
      12,
      3,
      false,
    ],
    [
      'little is left, but only for a minute',
      account({ remaining: 560, resetAt: at(1) }),
      1,
      1,
      true,
    ],
    [
      'the hour is over',
      account({ remaining: 0, resetAt: at(-1) }),
      1,
      1,
      true,
    ],
    ['it was told to wait', account({ blockedUntil: at(1) }), 12, 3, false],
    [
      'it was told to wait, and has',
      account({ blockedUntil: at(-1) }),
      1,
      1,
      true,
    ],
  ])('where %s', (_, budget, others, active, backfill) => {
    const pace = paceOf([budget], now);
    expect(pace.slowness.others).toBeCloseTo(others, 1);
    expect(pace.slowness.active).toBeCloseTo(active, 1);
    expect(pace.backfill).toBe(backfill);
  });

  it('goes by the scarcest of several accounts, and is not held up where none is counted', () => {
    const scarce = account({ remaining: 500, resetAt: at(30) });
    expect(paceOf([account({}), scarce], now).backfill).toBe(false);
    expect(paceOf([], now).slowness).toEqual({ active: 1, others: 1 });
  });
});
