/** What one answer says about the request limit. Instants in milliseconds since 1970. */
export interface RateLimitSigns {
  limit?: number;
  remaining?: number;
  resetAt?: number;
  /** The answer is a refusal because of a limit, the hourly or a secondary one. */
  limited: boolean;
  /** Of a refusal: not before this instant. Absent where GitHub did not say. */
  retryAt?: number;
}

/**
 * Reads GitHub's headers as its documentation of rate limits says: `retry-after` first, else `x-ratelimit-reset` where nothing remains.
 *
 * `x-ratelimit-reset` is an instant of GitHub's clock: it is moved by the difference to ours, so that a clock that is ahead does not ask too early.
 */
export function readRateLimit(
  answer: { status: number; headers: Headers; body: string },
  now: number,
): RateLimitSigns {
  const { status, headers } = answer;
  const ofCore = (headers.get('x-ratelimit-resource') ?? 'core') === 'core';
  const reset = numberOf(headers.get('x-ratelimit-reset'));
  const remaining = numberOf(headers.get('x-ratelimit-remaining'));
  const resetAt =
    reset === undefined
      ? undefined
      : Math.ceil(reset + clockSkew(headers, now) / 1000) * 1000;
  const waitUntil = readRetryAfter(headers.get('retry-after'), now);

  const figures = ofCore
    ? { limit: numberOf(headers.get('x-ratelimit-limit')), remaining, resetAt }
    : {};
  const limited =
    status === 429 ||
    (status === 503 && waitUntil !== undefined) ||
    (status === 403 &&
      (waitUntil !== undefined ||
        remaining === 0 ||
        /rate limit|abuse detection/i.test(answer.body)));
  if (!limited) return { ...figures, limited };
  return {
    ...figures,
    limited,
    retryAt: waitUntil ?? (remaining === 0 ? resetAt : undefined),
  };
}

function readRetryAfter(value: string | null, now: number) {
  if (!value) return undefined;
  const seconds = numberOf(value);
  if (seconds !== undefined) return now + Math.ceil(seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}

function clockSkew(headers: Headers, now: number): number {
  const theirs = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(theirs) ? 0 : now - theirs;
}

function numberOf(value: string | null): number | undefined {
  if (value === null || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}
