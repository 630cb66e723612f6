import {
  GithubRequestError,
  type GithubClientService,
  type GithubRepositoryClient,
  type GithubRequestOptions,
  type GithubResponse,
} from '@mainline/backstage-plugin-github-node';
import type { GithubSimulator } from '@mainline/github-simulator';

class InProcessClient implements GithubRepositoryClient {
  readonly host = 'github.com';

  constructor(
    private readonly github: GithubSimulator,
    readonly slug: string,
  ) {}

  async request(
    route: string,
    parameters: Record<string, unknown>,
    options: GithubRequestOptions,
  ): Promise<GithubResponse> {
    return this.ask(pathOf(route, this.slug, parameters), options);
  }

  async *pages(
    route: string,
    parameters: Record<string, unknown>,
    options: GithubRequestOptions,
  ): AsyncIterable<GithubResponse> {
    let path: string | undefined = pathOf(route, this.slug, parameters);
    let asked = options;
    while (path) {
      const page: GithubResponse = await this.ask(path, asked);
      yield page;
      if (page.notModified) return;
      const next: string | undefined = /<([^>]+)>; rel="next"/.exec(
        page.headers.link ?? '',
      )?.[1];
      path = next?.slice(this.github.url.length);
      asked = { ...options, etag: undefined };
    }
  }

  private async ask(
    path: string,
    { etag, signal }: GithubRequestOptions,
  ): Promise<GithubResponse> {
    signal?.throwIfAborted();
    const answer = await this.github.ask(
      path,
      etag ? { 'if-none-match': etag } : {},
    );
    const { status, headers, body } = answer;
    if (status === 304) return { notModified: true, etag: headers.etag };
    if (status === 301) {
      const moved = headers.location.slice(this.github.url.length);
      return this.ask(moved, { etag, signal, purpose: 'reconciliation' });
    }
    if (status >= 400) {
      throw new GithubRequestError({
        host: 'github.com',
        route: path,
        status,
        reason: body,
      });
    }
    const data: unknown = JSON.parse(body);
    return { notModified: false, status, data, headers, etag: headers.etag };
  }
}

/**
 * The client of a simulator that is asked within the process: what is left out is the network, the limits and the
 * credentials, which have tests of their own.
 */
export function inProcessGithub(
  github: () => GithubSimulator,
): GithubClientService {
  return {
    hosts: () => ['github.com'],
    hostOf: link => (link.startsWith(github().url) ? 'github.com' : undefined),
    forRepository: ({ slug }) => new InProcessClient(github(), slug),
    forOrganisation: () => {
      throw new Error('The simulator tells nothing of organisations here.');
    },
    apps: () => [],
    budget: () => [],
    heed: () => {},
  };
}

function pathOf(
  route: string,
  slug: string,
  parameters: Record<string, unknown>,
): string {
  const [owner, repo] = slug.split('/');
  const given = new Map(Object.entries({ ...parameters, owner, repo }));
  const path = route
    .replace(/^GET /, '')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(given.get(name));
      given.delete(name);
      return encodeURIComponent(value);
    });
  given.delete('owner');
  given.delete('repo');
  const query = new URLSearchParams(
    [...given].map(([name, value]) => [name, String(value)]),
  );
  return given.size ? `${path}?${query}` : path;
}
