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
import type {
  GithubBudget,
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
      const accounts = new AccountRegistry({
        integration,
        apiBaseUrl,
        credentials,
        reserveForPeople: settings.reserveForPeople,
        pointsPerMinute: settings.pointsPerMinute,
        logger,
        now,
      });
      return { host, apiBaseUrl, accounts };
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
    const found = this.all.find(
      ({ host }) => host === locator.host.toLowerCase(),
    );
    if (!found) {
      throw new InputError(
        `There is no GitHub integration for the host '${locator.host}': add it to integrations.github.`,
      );
    }
    return new DefaultGithubRepositoryClient({
      ...found,
      slug: locator.slug,
      ...parseSlug(locator.slug),
      timeoutMs: this.timeoutMs,
    });
  }

  budget(): GithubBudget[] {
    return this.all.flatMap(({ accounts }) => accounts.budgets());
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
