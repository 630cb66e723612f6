import type { Words } from '@mainline/backstage-plugin-mainline-common';
import type {
  GithubBudget,
  GithubLimit,
  GithubRequestPurpose,
} from '../GithubClientService';
import { GithubUnavailableError } from '../GithubUnavailableError';
import { say } from '../say';
import { readRateLimit } from './readRateLimit';
import { WriteHour } from './WriteHour';

const minute = 60_000;
const longestWait = 60 * minute;

interface Request {
  purpose: GithubRequestPurpose;
  kind: 'read' | 'write';
}

/**
 * The requests of one account at one host: counts them, and says no before GitHub has to.
 *
 * Each process counts its own requests, and learns what the others used from GitHub's figures, which are the account's,
 * and from what the others, or this one before it was restarted, wrote down (`heed`).
 */
export class RequestBudget {
  private readonly requests: Record<GithubRequestPurpose, number> = {
    person: 0,
    webhook: 0,
    reconciliation: 0,
    backfill: 0,
  };
  private unchanged = 0;
  /** Sent, and not answered yet: GitHub's figures do not know of them. */
  private inFlight = 0;
  private limit?: number;
  private remaining?: number;
  private resetAt?: number;
  private blockedUntil?: number;
  /** Refusals in a row that did not say how long to wait. */
  private vagueRefusals = 0;
  private readonly writes: WriteHour;

  constructor(
    private readonly options: {
      host: string;
      account: string;
      /** Share of the limit that is kept for people, 0 to 1. */
      reserveForPeople: number;
      now: () => number;
    },
  ) {
    this.writes = new WriteHour();
  }

  /** Counts a request that is about to be sent; throws `GithubUnavailableError` where it must not be. `settle` ends it. */
  admit(request: Request): void {
    this.check(request);
    this.inFlight += 1;
    this.count(request);
  }

  /** A request that was admitted has ended, however it did. */
  settle(): void {
    this.inFlight -= 1;
  }

  /** Throws `GithubUnavailableError` where a request must not be sent now. */
  check({ purpose, kind }: Request): void {
    const now = this.options.now();
    const { host, account } = this.options;

    if (this.blockedUntil !== undefined && now < this.blockedUntil) {
      throw this.refusal(
        until => say('github.askedToWait', { account, host, until }),
        'rate-limited',
        this.blockedUntil,
      );
    }
    const nextWriteAt = kind === 'write' ? this.writes.nextAt(now) : undefined;
    if (nextWriteAt !== undefined) {
      throw this.refusal(
        until => say('github.writesUsedUp', { account, host, until }),
        'rate-limited',
        nextWriteAt,
      );
    }
    if (
      this.remaining === undefined ||
      this.resetAt === undefined ||
      now >= this.resetAt
    ) {
      return;
    }
    const remaining = this.remaining - this.inFlight;
    if (remaining <= 0) {
      throw this.refusal(
        until => say('github.hourUsedUp', { account, host, until }),
        'rate-limited',
        this.resetAt,
      );
    }
    if (purpose !== 'person' && remaining <= (this.floor ?? 0)) {
      throw this.refusal(
        until =>
          say('github.keptForPeople', {
            remaining: String(remaining),
            account,
            host,
            until,
          }),
        'reserved-for-people',
        this.resetAt,
      );
    }
  }

  /** Counts a request that was sent without asking: the second of a redirect. */
  count({ purpose, kind }: Request): void {
    this.requests[purpose] += 1;
    if (kind === 'write') this.writes.add(this.options.now());
  }

  /** Learns from an answer. The error to throw, where it refused because of a limit. */
  observe(answer: {
    status: number;
    headers: Headers;
    body: string;
  }): GithubUnavailableError | undefined {
    const { host, account } = this.options;
    const now = this.options.now();
    if (answer.status === 304) this.unchanged += 1;
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
      retryAt =>
        say('github.limitReached', {
          status: String(answer.status),
          account,
          host,
          until: retryAt,
        }),
      'rate-limited',
      this.blockedUntil,
      true,
    );
  }

  /** Takes in what another process learned of this account. */
  heed({ limit, remaining, resetAt, blockedUntil }: GithubLimit): void {
    this.learn({ limit, remaining, resetAt: msOf(resetAt) });
    const until = msOf(blockedUntil);
    if (until !== undefined) {
      this.blockedUntil = Math.max(this.blockedUntil ?? 0, until);
    }
  }

  snapshot(): GithubBudget {
    const blocked =
      this.blockedUntil !== undefined && this.options.now() < this.blockedUntil;
    return {
      host: this.options.host,
      account: this.options.account,
      requests: { ...this.requests },
      unchanged: this.unchanged,
      limit: this.limit,
      remaining: this.remaining,
      resetAt: isoOf(this.resetAt),
      floor: this.floor,
      blockedUntil: blocked ? isoOf(this.blockedUntil) : undefined,
    };
  }

  private get floor(): number | undefined {
    return this.limit === undefined
      ? undefined
      : Math.floor(this.limit * this.options.reserveForPeople);
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
    saying: (until: string) => Words,
    reason: 'rate-limited' | 'reserved-for-people',
    until: number,
    sent = false,
  ): GithubUnavailableError {
    const retryAt = new Date(until).toISOString();
    return new GithubUnavailableError(saying(retryAt), {
      reason,
      retryAt,
      sent,
    });
  }
}

function isoOf(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

function msOf(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}
