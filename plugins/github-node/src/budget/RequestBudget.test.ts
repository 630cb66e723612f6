import type { GithubRequestPurpose } from '../GithubClientService';
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

const read = (purpose: GithubRequestPurpose) => ({
  purpose,
  kind: 'read' as const,
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
    expect(() => spent.admit(read('person'))).toThrow('are used up');
  });

  it('waits a second at least after a refusal', () => {
    const spent = budget();
    const refusal = spent.observe({ ...answer(0, -5), status: 403 });
    expect(refusal?.retryAt).toBe('2026-03-01T10:00:01.000Z');
  });

  it('lets everybody through in the next hour', () => {
    const spent = budget();
    spent.observe(answer(0, 0));
    expect(() => spent.admit(read('backfill'))).not.toThrow();
  });

  it('counts on what is on its way: GitHub has not counted it yet', () => {
    const spent = budget();
    spent.observe(answer(2, 60));
    spent.admit(read('person'));
    spent.admit(read('person'));
    expect(() => spent.admit(read('person'))).toThrow('are used up');
    spent.settle();
    expect(() => spent.admit(read('person'))).not.toThrow();
  });

  it('keeps to what another process was told', () => {
    const spent = budget();
    const known = { host: 'github.com', account: 'token' };
    spent.heed({ ...known, blockedUntil: '2026-03-01T10:02:00.000Z' });
    spent.heed({ ...known, blockedUntil: '2026-03-01T10:01:00.000Z' });
    const until = '2026-03-01T10:02:00.000Z';
    expect(() => spent.check(read('person'))).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(`Try again at ${until}`),
        messages: [
          {
            key: 'github.askedToWait',
            values: { account: 'token', host: 'github.com', until },
          },
        ],
      }),
    );
  });

  it('writes no more than five hundred times in an hour, and reads on', () => {
    const spent = budget();
    const write = { purpose: 'person', kind: 'write' } as const;
    for (let n = 0; n < 500; n++) spent.count(write);
    expect(() => spent.check(write)).toThrow(
      'Try again at 2026-03-01T11:00:00.000Z',
    );
    expect(() => spent.check(read('person'))).not.toThrow();
  });

  it('tells the floor, and what was answered "as it was"', () => {
    const spent = budget();
    spent.observe({ ...answer(900, 60), status: 304 });
    expect(spent.snapshot()).toMatchObject({ floor: 500, unchanged: 1 });
  });
});
