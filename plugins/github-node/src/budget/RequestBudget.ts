import type {
  GithubBudget,
  GithubRequestPurpose,
} from '../GithubClientService';
import { GithubUnavailableError } from '../GithubUnavailableError';
import { readRateLimit } from './readRateLimit';

const minute = 60_000;
const longestWait = 60 * minute;

/**
 * The requests of one account at one host: counts them, and says no before GitHub has to.
 *
 * It lives in memory: each process counts its own requests, and learns what the others used from GitHub's figures, which are the account's.
 */
export class RequestBudget {
  private readonly requests: Record<GithubRequestPurpose, number> = {
    person: 0,
    webhook: 0,
    reconciliation: 0,
    backfill: 0,
  };
  private limit?: number;
  private remaining?: number;
  private resetAt?: number;
  private blockedUntil?: number;
  /** Refusals in a row that did not say how long to wait. */
  private vagueRefusals = 0;

  constructor(
    private readonly options: {
      host: string;
      account: string;
      /** Share of the limit that is kept for people, 0 to 1. */
      reserveForPeople: number;
      now: () => number;
    },
  ) {}

  /** Counts a request that is about to be sent; throws `GithubUnavailableError` where it must not be. */
  admit(purpose: GithubRequestPurpose): void {
    const now = this.options.now();
    const { host, account } = this.options;

    if (this.blockedUntil !== undefined && now < this.blockedUntil) {
      throw this.refusal(
        `GitHub asked to wait: its request limit for ${account} at ${host} is used up.`,
        'rate-limited',
        this.blockedUntil,
      );
    }
    if (
      this.remaining !== undefined &&
      this.resetAt !== undefined &&
      now < this.resetAt
    ) {
      if (this.remaining <= 0) {
        throw this.refusal(
          `The hourly requests of ${account} at ${host} are used up.`,
          'rate-limited',
          this.resetAt,
        );
      }
      const reserve = (this.limit ?? 0) * this.options.reserveForPeople;
      if (purpose !== 'person' && this.remaining <= reserve) {
        throw this.refusal(
          `Only ${this.remaining} requests of ${account} at ${host} remain in this hour; they are kept for people.`,
          'reserved-for-people',
          this.resetAt,
        );
      }
    }
    this.count(purpose);
  }

  /** Counts a request that was sent without asking: the second of a redirect. */
  count(purpose: GithubRequestPurpose): void {
    this.requests[purpose] += 1;
  }

  /** Learns from an answer. The error to throw, where it refused because of a limit. */
  observe(answer: {
    status: number;
    headers: Headers;
    body: string;
  }): GithubUnavailableError | undefined {
    const now = this.options.now();
    const signs = readRateLimit(answer, now);
    this.learn(signs);
    if (!signs.limited) {
      if (answer.status < 400) this.vagueRefusals = 0;
      return undefined;
    }

    // A reset that has just passed must not make us knock in a loop.
    const until = Math.max(
      signs.retryAt ?? now + this.nextVagueWait(),
      now + 1000,
    );
    this.blockedUntil = Math.max(this.blockedUntil ?? 0, until);
    return this.refusal(
      `GitHub refused with ${answer.status}: the request limit of ${this.options.account} at ${this.options.host} is reached.`,
      'rate-limited',
      this.blockedUntil,
      true,
    );
  }

  snapshot(): GithubBudget {
    const blocked =
      this.blockedUntil !== undefined && this.options.now() < this.blockedUntil;
    return {
      host: this.options.host,
      account: this.options.account,
      requests: { ...this.requests },
      limit: this.limit,
      remaining: this.remaining,
      resetAt: isoOf(this.resetAt),
      blockedUntil: blocked ? isoOf(this.blockedUntil) : undefined,
    };
  }

  /** Answers overtake each other: within one hour the lowest figure is the newest. */
  private learn(figures: {
    limit?: number;
    remaining?: number;
    resetAt?: number;
  }): void {
    if (figures.remaining === undefined || figures.resetAt === undefined) {
      return;
    }
    // The skew of clocks is read from whole seconds, so the same hour may seem to end a second apart.
    const sameHour =
      this.resetAt !== undefined &&
      Math.abs(figures.resetAt - this.resetAt) <= 2000;
    if (!sameHour && figures.resetAt < (this.resetAt ?? 0)) return;
    this.remaining = sameHour
      ? Math.min(this.remaining ?? Infinity, figures.remaining)
      : figures.remaining;
    this.resetAt = Math.max(this.resetAt ?? 0, figures.resetAt);
    this.limit = figures.limit ?? this.limit;
  }

  /** A minute, then twice as long each time: what GitHub's documentation asks for where it names no time. */
  private nextVagueWait(): number {
    const wait = minute * 2 ** Math.min(this.vagueRefusals, 10);
    this.vagueRefusals += 1;
    return Math.min(wait, longestWait);
  }

  private refusal(
    sentence: string,
    reason: 'rate-limited' | 'reserved-for-people',
    until: number,
    sent = false,
  ): GithubUnavailableError {
    const retryAt = new Date(until).toISOString();
    return new GithubUnavailableError(`${sentence} Try again at ${retryAt}.`, {
      reason,
      retryAt,
      sent,
    });
  }
}

function isoOf(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString();
}
