import {
  say,
  type RepositoryLocator,
} from '@mainline/backstage-plugin-ci-common';
import {
  RepositoryGoneError,
  type ReadOptions,
} from '@mainline/backstage-plugin-ci-node';
import type {
  GithubClientService,
  GithubRepositoryClient,
  GithubResponse,
} from '@mainline/backstage-plugin-github-node';
import { asSourceError, statusOf } from './asSourceError';

type RequestOptions = ReadOptions & { etag?: string; timeoutMs?: number };

/** Reads one repository of GitHub in the terms of `CiSource`: what is not there is undefined, what can't be read now is a `SourceUnavailableError`. */
export class RepositoryReader {
  static for(github: GithubClientService, locator: RepositoryLocator) {
    const { host, slug } = locator;
    try {
      return new RepositoryReader(github.forRepository({ host, slug }));
    } catch (error) {
      throw asSourceError(error, slug);
    }
  }

  private constructor(private readonly client: GithubRepositoryClient) {}

  get slug(): string {
    return this.client.slug;
  }

  /** @param absent - the statuses that mean: not there */
  async read(
    route: string,
    parameters: Record<string, unknown>,
    options: RequestOptions,
    absent: number[] = [404],
  ): Promise<GithubResponse | undefined> {
    try {
      return await this.client.request(route, parameters, options);
    } catch (error) {
      if (absent.includes(statusOf(error) ?? 0)) return undefined;
      throw asSourceError(error, this.slug, options.signal);
    }
  }

  /** Yields undefined, once, where the list is not there. */
  async *pages(
    route: string,
    parameters: Record<string, unknown>,
    options: RequestOptions,
    absent: number[] = [404],
  ): AsyncIterable<GithubResponse | undefined> {
    const pages = this.client
      .pages(route, parameters, options)
      [Symbol.asyncIterator]();
    for (;;) {
      let next;
      try {
        next = await pages.next();
      } catch (error) {
        if (!absent.includes(statusOf(error) ?? 0)) {
          throw asSourceError(error, this.slug, options.signal);
        }
        yield undefined;
        return;
      }
      if (next.done) return;
      yield next.value;
    }
  }

  /** A list without which nothing can be said of the repository. */
  async *requiredPages(
    route: string,
    parameters: Record<string, unknown>,
    options: RequestOptions,
  ): AsyncIterable<GithubResponse> {
    for await (const page of this.pages(route, parameters, options)) {
      if (!page) {
        throw new RepositoryGoneError(
          say('github.notThere', { repository: this.slug }),
        );
      }
      yield page;
    }
  }
}
