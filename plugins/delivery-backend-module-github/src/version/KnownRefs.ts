import type { DeployerOptions } from '@mainline/backstage-plugin-delivery-node';
import type {
  GithubClientService,
  GithubRepositoryClient,
} from '@mainline/backstage-plugin-github-node';
import { resolveRef } from './resolveRef';

/** How long nobody is asked again: an open page asks every few seconds. */
const freshMs = 30_000;

/** Bounds the memory. */
const mostKept = 1_000;

interface Kept {
  sha: string | undefined;
  readAt: number;
}

/** What names of tags and branches stand for: each is asked of GitHub at most twice a minute by this process. */
export class KnownRefs {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly options: {
      github: GithubClientService;
      now: () => number;
    },
  ) {}

  /** Throws `ServiceUnavailableError` where GitHub can't answer. */
  async resolve(
    repository: Pick<GithubRepositoryClient, 'host' | 'slug'>,
    name: string,
    options: DeployerOptions = {},
  ): Promise<string | undefined> {
    const { github, now } = this.options;
    const { host, slug } = repository;
    const key = JSON.stringify([host, slug, name]);
    const known = this.kept.get(key);
    if (known && now() - known.readAt < freshMs) return known.sha;

    const sha = await resolveRef(
      github.forRepository({ host, slug }),
      name,
      options,
    );
    this.keep(key, { sha, readAt: now() });
    return sha;
  }

  private keep(key: string, kept: Kept): void {
    // A key that is there keeps its place in a Map: without this the oldest would not be the first.
    this.kept.delete(key);
    this.kept.set(key, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept) this.kept.delete(oldest);
  }
}
