import { setTimeout as delay } from 'node:timers/promises';
import { RequestError } from '@octokit/request-error';
import type { AccountRegistry } from '../accounts/AccountRegistry';
import type {
  GithubRepositoryClient,
  GithubRequestOptions,
  GithubResponse,
} from '../GithubClientService';
import { GithubUnavailableError } from '../GithubUnavailableError';
import { say } from '../say';
import { createBudgetedFetch } from './createBudgetedFetch';
import { isNoAnswer } from './isNoAnswer';
import { isRead } from './isRead';
import { nextPage } from './nextPage';
import { readFailure } from './readFailure';

/** Before the second and the third try of a read. */
const pausesMs = [250, 1000];

export class DefaultGithubRepositoryClient implements GithubRepositoryClient {
  readonly host: string;
  readonly slug: string;

  constructor(
    private readonly options: {
      host: string;
      slug: string;
      owner: string;
      repo: string;
      apiBaseUrl: string;
      accounts: Pick<AccountRegistry, 'find'>;
      timeoutMs: number;
    },
  ) {
    this.host = options.host;
    this.slug = options.slug;
  }

  async request(
    route: string,
    parameters: Record<string, unknown>,
    options: GithubRequestOptions,
  ): Promise<GithubResponse> {
    const pauses = isRead(route) ? [...pausesMs] : [];
    for (;;) {
      try {
        return await this.send(route, parameters, options);
      } catch (error) {
        const pause = isWorthAnotherTry(error) ? pauses.shift() : undefined;
        if (pause === undefined) throw error;
        await delay(pause, undefined, { signal: options.signal });
      }
    }
  }

  async *pages(
    route: string,
    parameters: Record<string, unknown>,
    options: GithubRequestOptions,
  ): AsyncIterable<GithubResponse> {
    let page = await this.request(route, parameters, options);
    for (;;) {
      yield page;
      if (page.notModified) return;
      const next = nextPage(page.headers.link, this.options.apiBaseUrl);
      if (!next) return;
      page = await this.request(
        `GET ${next}`,
        {},
        { ...options, etag: undefined },
      );
    }
  }

  /** One request, sent at most once. */
  private async send(
    route: string,
    parameters: Record<string, unknown>,
    options: GithubRequestOptions,
  ): Promise<GithubResponse> {
    const { host, owner, repo, accounts, apiBaseUrl } = this.options;
    const { purpose, signal, etag, onSend } = options;
    const timeoutMs = options.timeoutMs ?? this.options.timeoutMs;
    const read = isRead(route);

    const { account, token } = await accounts.find({ owner, repo });
    // A full address (the next page) has no placeholders: GitHub would be sent them as a query.
    const names = route.includes('{owner}') ? { owner, repo } : {};
    try {
      const response = await account.octokit.request(route, {
        ...names,
        ...parameters,
        headers: {
          'x-github-api-version': '2022-11-28',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(etag && read ? { 'if-none-match': etag } : {}),
        },
        request: {
          fetch: createBudgetedFetch({
            budget: account.budget,
            queue: account.queue,
            request: { purpose, kind: read ? 'read' : 'write', signal },
            timeoutMs,
            apiBaseUrl,
            onSend,
          }),
          // A redirected write would arrive as a GET.
          redirect: read ? 'follow' : 'manual',
        },
      });
      if (response.status >= 300) {
        throw new GithubUnavailableError(
          say('github.moved', { host, repository: `${owner}/${repo}` }),
          { reason: 'moved', sent: false },
        );
      }
      if (isNoAnswer(route, response)) {
        throw new GithubUnavailableError(
          say('github.brokenAnswer', {
            host,
            status: String(response.status),
            route,
          }),
          { reason: 'network', sent: true },
        );
      }
      return {
        notModified: false,
        status: response.status,
        data: response.data,
        headers: stringsOf(response.headers),
        etag: response.headers.etag,
      };
    } catch (error) {
      if (error instanceof GithubUnavailableError) throw error;
      if (error instanceof RequestError && error.status === 304) {
        return {
          notModified: true,
          etag: error.response?.headers.etag ?? etag,
        };
      }
      throw readFailure(error, { route, host, timeoutMs }, signal);
    }
  }
}

/** A time-out is not: somebody has waited that long already. */
function isWorthAnotherTry(error: unknown): boolean {
  return (
    error instanceof GithubUnavailableError &&
    (error.reason === 'network' || error.reason === 'server-error')
  );
}

function stringsOf(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, String(value)]),
  );
}
