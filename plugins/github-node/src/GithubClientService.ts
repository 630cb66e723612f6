/**
 * Why GitHub is asked. Requests wait in this order; near the request limit all but those of people are refused.
 *
 * @public
 */
export type GithubRequestPurpose =
  | 'person'
  | 'webhook'
  | 'reconciliation'
  | 'backfill';

/** @public */
export interface GithubRepositoryLocator {
  /** A host of `integrations.github`: `github.com`. */
  host: string;
  /** `owner/name`. */
  slug: string;
}

/** @public */
export interface GithubRequestOptions {
  purpose: GithubRequestPurpose;
  signal?: AbortSignal;
  /** The `etag` of an earlier answer: where nothing changed since, the answer is `notModified`. Reads only. */
  etag?: string;
  /** Instead of the configured time-out, for what is known to be slow. It bounds the exchange, not the wait for other requests before it. */
  timeoutMs?: number;
  /**
   * Called as the request leaves this process, after any wait for other requests; once for each try of a read.
   * What it throws keeps the request here. So whoever gives up knows whether it was sent, and can keep it from being sent later.
   */
  onSend?: () => void;
}

/** @public */
export type GithubResponse =
  | {
      notModified: false;
      status: number;
      /** Parsed JSON, or text. Not validated: read it leniently. */
      data: unknown;
      /** Names in lower case. */
      headers: Record<string, string>;
      etag?: string;
    }
  | { notModified: true; etag?: string };

/**
 * Requests about one repository. `owner` and `repo` are filled in, percent-encoded.
 *
 * Every method throws
 * - `GithubUnavailableError` where GitHub can't answer now: the limit, a time-out, the network, a 5xx, an answer that broke off
 *   or that something else gave in GitHub's place;
 * - `GithubRequestError` where GitHub answered no (4xx);
 * - the signal's own error where the caller gave up.
 *
 * @public
 */
export interface GithubRepositoryClient {
  readonly host: string;
  readonly slug: string;

  /**
   * A read follows the redirect of a renamed repository, and is tried again after a 5xx or a broken connection.
   * A write is sent once, whatever happens.
   *
   * @param route - of GitHub's description: `GET /repos/{owner}/{repo}/actions/runs`
   * @param parameters - of the path, the query or the body, as in Octokit
   */
  request(
    route: string,
    parameters: Record<string, unknown>,
    options: GithubRequestOptions,
  ): Promise<GithubResponse>;

  /**
   * All pages of a list by their `Link` headers, which may point at `/repositories/{id}/…`. `etag` is about the first page.
   */
  pages(
    route: string,
    parameters: Record<string, unknown>,
    options: GithubRequestOptions,
  ): AsyncIterable<GithubResponse>;
}

/**
 * Requests that are about no single repository, as `GithubRepositoryClient` has them: `GET /orgs/{org}/…`, `GET /app/…`.
 *
 * @public
 */
export interface GithubClient
  extends Pick<GithubRepositoryClient, 'host' | 'request' | 'pages'> {
  /** The organisation, or the id of the App. */
  readonly name: string;
}

/**
 * What one account (token or installation) has used of its requests, since this process started.
 *
 * @public
 */
export interface GithubBudget {
  host: string;
  /** `token`, `anonymous`, `app:<owner>` for the installation that serves that owner, or `app:#<id>` for an App itself. */
  account: string;
  /** Requests sent, conditional ones included. */
  requests: Record<GithubRequestPurpose, number>;
  /** How many of them were answered 304. */
  unchanged: number;
  /** GitHub's own figures, as last seen; absent until it said them. */
  limit?: number;
  remaining?: number;
  /** ISO 8601, UTC. */
  resetAt?: string;
  /** With so few remaining only people are served. */
  floor?: number;
  /** Nothing is sent before this instant. */
  blockedUntil?: string;
}

/**
 * What is known of an account's limit, whoever found it out.
 *
 * @public
 */
export type GithubLimit = Pick<
  GithubBudget,
  'host' | 'account' | 'limit' | 'remaining' | 'resetAt' | 'blockedUntil'
>;

/**
 * The one way to GitHub: a client and a budget per host and account.
 *
 * @public
 */
export interface GithubClientService {
  /** Hosts of `integrations.github`. */
  hosts(): string[];

  /**
   * The host of `integrations.github` that a link of GitHub's belongs to: a page's, or one to the API (`apiBaseUrl`).
   * Undefined for a link to elsewhere, and for what is no link.
   */
  hostOf(link: string): string | undefined;

  /** Throws `InputError` for a host without integration or a slug that is not `owner/name`. */
  forRepository(locator: GithubRepositoryLocator): GithubRepositoryClient;

  /** What is an organisation's own. Throws `InputError` for a host without integration. */
  forOrganisation(locator: {
    host: string;
    organisation: string;
  }): GithubClient;

  /**
   * Each App of `integrations.github` that hears webhooks (`webhookSecret`), asking for itself rather than for one of its
   * installations.
   */
  apps(): GithubClient[];

  budget(): GithubBudget[];

  /**
   * Takes in what other processes with the same credentials learned of their limits, or this one before it was restarted: nothing
   * is sent before an instant that GitHub named to any of them. `processes`: how many there are, this one included; the
   * requests of a minute are shared out among them.
   */
  heed(limits: GithubLimit[], options: { processes: number }): void;
}
