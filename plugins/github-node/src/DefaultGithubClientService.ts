import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
  type GithubCredentialsProvider,
} from '@backstage/integration';
import { AccountRegistry } from './accounts/AccountRegistry';
import { readApps, type GithubApp } from './apps/readApps';
import type {
  GithubBudget,
  GithubClient,
  GithubClientService,
  GithubLimit,
  GithubRepositoryClient,
  GithubRepositoryLocator,
} from './GithubClientService';
import { readGithubSettings } from './readGithubSettings';
import { DefaultGithubRepositoryClient } from './request/DefaultGithubRepositoryClient';
import { parseSlug } from './request/parseSlug';

interface Host {
  host: string;
  apiBaseUrl: string;
  accounts: AccountRegistry;
  /** Those that hear webhooks. */
  apps: GithubApp[];
}

/** A {@link GithubClientService} over the GitHub integrations of this portal. */
export class DefaultGithubClientService implements GithubClientService {
  static fromConfig(
    config: RootConfigService,
    options: {
      logger: LoggerService;
      /** Default: those of the integrations. */
      credentials?: GithubCredentialsProvider;
      now?: () => number;
    },
  ): DefaultGithubClientService {
    const { logger, now = Date.now } = options;
    const settings = readGithubSettings(config);
    const integrations = ScmIntegrations.fromConfig(config);
    const credentials =
      options.credentials ??
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);

    const hosts = integrations.github.list().map(({ config: integration }) => {
      const { host } = integration;
      // Where Enterprise Server keeps its API, unless configuration says otherwise.
      const apiBaseUrl = integration.apiBaseUrl ?? `https://${host}/api/v3`;
      const common = {
        integration,
        apiBaseUrl,
        reserveForPeople: settings.reserveForPeople,
        pointsPerMinute: settings.pointsPerMinute,
        logger,
        now,
      };
      const accounts = new AccountRegistry({ ...common, credentials });
      return { host, apiBaseUrl, accounts, apps: readApps(common) };
    });
    return new DefaultGithubClientService(hosts, settings.timeoutMs);
  }

  private constructor(
    private readonly all: Host[],
    private readonly timeoutMs: number,
  ) {}

  hosts(): string[] {
    return this.all.map(({ host }) => host);
  }

  hostOf(link: string): string | undefined {
    if (!URL.canParse(link)) return undefined;
    const { host: linked } = new URL(link);
    const found =
      this.all.find(({ host }) => host === linked) ??
      this.all.find(({ apiBaseUrl }) => new URL(apiBaseUrl).host === linked);
    return found?.host;
  }

  forRepository(locator: GithubRepositoryLocator): GithubRepositoryClient {
    const found = this.find(locator.host);
    return new DefaultGithubRepositoryClient({
      ...found,
      slug: locator.slug,
      ...parseSlug(locator.slug),
      timeoutMs: this.timeoutMs,
    });
  }

  forOrganisation(locator: {
    host: string;
    organisation: string;
  }): GithubClient {
    const { organisation } = locator;
    const { accounts, ...found } = this.find(locator.host);
    return this.clientOf(found, organisation, {
      find: () => accounts.find({ owner: organisation }),
    });
  }

  apps(): GithubClient[] {
    return this.all.flatMap(found =>
      found.apps.map(({ id, accounts }) =>
        this.clientOf(found, id, {
          find: () => accounts.find({ owner: `#${id}` }),
        }),
      ),
    );
  }

  budget(): GithubBudget[] {
    return this.all.flatMap(({ accounts, apps }) =>
      [{ accounts }, ...apps].flatMap(one => one.accounts.budgets()),
    );
  }

  private find(host: string): Host {
    const found = this.all.find(one => one.host === host.toLowerCase());
    if (!found) {
      throw new InputError(
        `There is no GitHub integration for the host '${host}': add it to integrations.github.`,
      );
    }
    return found;
  }

  private clientOf(
    { host, apiBaseUrl }: Pick<Host, 'host' | 'apiBaseUrl'>,
    name: string,
    accounts: Pick<AccountRegistry, 'find'>,
  ): GithubClient {
    const client = new DefaultGithubRepositoryClient({
      host,
      apiBaseUrl,
      accounts,
      timeoutMs: this.timeoutMs,
      // Only routes that name them would be filled in with these.
      slug: name,
      owner: name,
      repo: '',
    });
    return {
      name,
      host,
      request: (...request) => client.request(...request),
      pages: (...request) => client.pages(...request),
    };
  }

  heed(limits: GithubLimit[], options: { processes: number }): void {
    for (const { host, accounts } of this.all) {
      accounts.heed(
        limits.filter(limit => limit.host === host),
        options.processes,
      );
    }
  }
}
