import { readRateLimit } from './readRateLimit';

const now = Date.parse('2026-03-01T10:00:00Z');
const inAMinute = String(now / 1000 + 60);

describe('readRateLimit', () => {
  it.each<
    [
      string,
      number,
      Record<string, string>,
      string,
      boolean,
      number | undefined,
    ]
  >([
    ['an answer', 200, {}, '', false, undefined],
    [
      'the last answer of the hour',
      200,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inAMinute },
      '',
      false,
      undefined,
    ],
    ['a 429 that says nothing', 429, {}, '', true, undefined],
    ['seconds', 429, { 'retry-after': '30' }, '', true, now + 30_000],
    [
      'a date',
      429,
      { 'retry-after': 'Sun, 01 Mar 2026 10:05:00 GMT' },
      '',
      true,
      now + 300_000,
    ],
    [
      'retry-after before the reset',
      403,
      {
        'retry-after': '30',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': inAMinute,
      },
      '',
      true,
      now + 30_000,
    ],
    [
      'the reset',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inAMinute },
      '',
      true,
      now + 60_000,
    ],
    [
      'a secondary limit while requests remain: the reset is not its end',
      403,
      { 'x-ratelimit-remaining': '4000', 'x-ratelimit-reset': inAMinute },
      '{"message":"You have exceeded a secondary rate limit"}',
      true,
      undefined,
    ],
    [
      'missing rights',
      403,
      { 'x-ratelimit-remaining': '4000', 'x-ratelimit-reset': inAMinute },
      '{"message":"Resource not accessible by integration"}',
      false,
      undefined,
    ],
    ['a maintenance', 503, { 'retry-after': '30' }, '', true, now + 30_000],
    ['a failure', 503, {}, '', false, undefined],
    ['nonsense', 429, { 'retry-after': 'soon' }, '', true, undefined],
  ])('reads %s', (_, status, headers, body, limited, retryAt) => {
    const signs = readRateLimit(
      { status, headers: new Headers(headers), body },
      now,
    );
    expect([signs.limited, signs.retryAt]).toEqual([limited, retryAt]);
  });

  it('does not mix the figures of searches with those of the rest', () => {
    const signs = readRateLimit(
      {
        status: 200,
        headers: new Headers({
          'x-ratelimit-resource': 'search',
          'x-ratelimit-limit': '30',
          'x-ratelimit-remaining': '1',
          'x-ratelimit-reset': inAMinute,
        }),
        body: '',
      },
      now,
    );
    expect(signs).toEqual({ limited: false });
  });
});
