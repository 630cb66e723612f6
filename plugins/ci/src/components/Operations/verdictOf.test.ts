import type { OperationsOverview } from '@mainline/backstage-plugin-ci-common';
import { overview } from '../../testing/operations';
import { verdictOf } from './verdictOf';

const now = Date.parse('2026-03-01T12:00:00.000Z');
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();

function withLag(lag: Partial<OperationsOverview['lag']['repositories']>) {
  const calm = overview(now);
  return {
    ...calm,
    lag: { ...calm.lag, repositories: { ...calm.lag.repositories, ...lag } },
  };
}

function withBudget(
  budget: Partial<OperationsOverview['budgets'][number]>,
): OperationsOverview {
  const calm = overview(now);
  return { ...calm, budgets: [{ ...calm.budgets[0], ...budget }] };
}

const host = 'github.com';

describe('verdictOf', () => {
  const calm = overview(now);
  const cases: Array<
    [string, OperationsOverview, ReturnType<typeof verdictOf>]
  > = [
    ['all is well', calm, { state: 'complete', reasons: [] }],
    [
      'there is nothing',
      withLag({ all: 0 }),
      { state: 'nothing', reasons: [] },
    ],
    [
      'some were never read',
      withLag({ unread: 4 }),
      { state: 'reading', reasons: [] },
    ],
    ['some are late', withLag({ late: 2 }), { state: 'late', reasons: [] }],
    [
      'some are late, others were never read',
      withLag({ late: 2, unread: 4, failing: 1 }),
      {
        state: 'late',
        reasons: [
          { kind: 'failing', count: 1 },
          { kind: 'unread', count: 4 },
        ],
      },
    ],
    [
      'the reading of history is paused',
      {
        ...withLag({ unread: 4 }),
        backfill: {
          ...calm.backfill,
          paused: true,
          by: 'user:default/kim',
          at: at(-9),
        },
      },
      {
        state: 'reading',
        reasons: [{ kind: 'paused', by: 'user:default/kim', at: at(-9) }],
      },
    ],
    [
      'they are paused, and there are none',
      { ...calm, backfill: { ...calm.backfill, paused: true } },
      { state: 'complete', reasons: [] },
    ],
    [
      'the source said to wait',
      withBudget({ blockedUntil: at(5), remaining: 0 }),
      { state: 'complete', reasons: [{ kind: 'blocked', host, until: at(5) }] },
    ],
    [
      'it said so, and that is over',
      withBudget({ blockedUntil: at(0) }),
      { state: 'complete', reasons: [] },
    ],
    [
      'nothing is left',
      withBudget({ remaining: 0, resetAt: at(20) }),
      { state: 'complete', reasons: [{ kind: 'spent', host, until: at(20) }] },
    ],
    [
      'no more than the floor is left',
      withBudget({ remaining: 500, floor: 500, resetAt: at(20) }),
      {
        state: 'complete',
        reasons: [{ kind: 'floor', host, remaining: 500, until: at(20) }],
      },
    ],
    [
      'no more was left before it began anew',
      withBudget({ remaining: 0, resetAt: at(-1) }),
      { state: 'complete', reasons: [] },
    ],
    [
      'one more than the floor is left',
      withBudget({ remaining: 501, floor: 500 }),
      { state: 'complete', reasons: [] },
    ],
    [
      'the source has not said its limit',
      withBudget({ limit: undefined, remaining: undefined, floor: 500 }),
      { state: 'complete', reasons: [] },
    ],
    [
      'a delivery waits for long',
      {
        ...calm,
        inbox: { ...calm.inbox, pending: 1, oldestPendingAt: at(-3) },
      },
      { state: 'complete', reasons: [{ kind: 'inbox', since: at(-3) }] },
    ],
    [
      'a delivery has just come',
      {
        ...calm,
        inbox: { ...calm.inbox, pending: 1, oldestPendingAt: at(-1) },
      },
      { state: 'complete', reasons: [] },
    ],
    [
      'something is parked',
      { ...calm, inbox: { ...calm.inbox, parked: 3 } },
      { state: 'complete', reasons: [{ kind: 'parked', count: 3 }] },
    ],
    [
      'no delivery ever came',
      {
        ...calm,
        webhooks: { lastDay: 0, before: 0, never: calm.lag.repositories.all },
      },
      { state: 'complete', reasons: [{ kind: 'silent' }] },
    ],
  ];
  it.each(cases)('when %s', (_, given, expected) => {
    expect(verdictOf(given)).toEqual(expected);
  });
});
