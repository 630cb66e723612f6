import { RequestBudget } from './RequestBudget';

const now = Date.parse('2026-03-01T10:00:00Z');
const budget = () =>
  new RequestBudget({
    host: 'github.com',
    account: 'token',
    reserveForPeople: 0.1,
    now: () => now,
  });
const answer = (remaining: number, resetInSeconds: number) => ({
  status: 200,
  body: '',
  headers: new Headers({
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(now / 1000 + resetInSeconds),
  }),
});

describe('RequestBudget', () => {
  it.each([
    ['keeps the lowest of one hour', [answer(900, 60), answer(901, 60)], 900],
    ['starts anew with the next', [answer(3, 60), answer(4999, 3660)], 4999],
    ['ignores the last hour', [answer(4999, 3660), answer(3, 60)], 4999],
  ])('%s, since answers overtake each other', (_, answers, remaining) => {
    const spent = budget();
    answers.forEach(one => spent.observe(one));
    expect(spent.snapshot().remaining).toBe(remaining);
  });

  it('refuses everybody where nothing remains', () => {
    const spent = budget();
    spent.observe(answer(0, 60));
    expect(() => spent.admit('person')).toThrow('are used up');
  });

  it('waits a second at least after a refusal', () => {
    const spent = budget();
    const refusal = spent.observe({ ...answer(0, -5), status: 403 });
    expect(refusal?.retryAt).toBe('2026-03-01T10:00:01.000Z');
  });

  it('lets everybody through in the next hour', () => {
    const spent = budget();
    spent.observe(answer(0, 0));
    expect(() => spent.admit('backfill')).not.toThrow();
  });
});
