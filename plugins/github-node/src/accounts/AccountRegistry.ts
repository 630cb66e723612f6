import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import type { Octokit } from '@octokit/rest';
import { RequestBudget } from '../budget/RequestBudget';
import type { GithubBudget } from '../GithubClientService';
import { GithubUnavailableError } from '../GithubUnavailableError';
import { createOctokit } from '../request/createOctokit';

/** What GitHub counts requests against: a token, or an installation of an App. */
export interface Account {
  budget: RequestBudget;
  /** People and writes do not queue behind refreshing in the background. */
  octokit: Record<'foreground' | 'background', Octokit>;
}

/**
 * The accounts of one host, each with its clients and its budget.
 *
 * Backstage hands out tokens, not installations. One token is one account, so owners that get the same token (a configured
 * token, an App open to public repositories) share a budget; and an owner keeps its account when its installation's token is renewed.
 */
export class AccountRegistry {
  private readonly byOwner = new Map<string, Account>();
  private readonly byToken = new Map<string, Account>();
  private readonly all = new Map<string, Account>();

  constructor(
    private readonly options: {
      integration: GithubIntegrationConfig;
      apiBaseUrl: string;
      credentials: GithubCredentialsProvider;
      reserveForPeople: number;
      logger: LoggerService;
      now: () => number;
    },
  ) {}

  /** Throws `GithubUnavailableError` where there are no credentials for the repository, or its owner. */
  async find(repository: {
    owner: string;
    /** Absent for what is the owner's own. */
    repo?: string;
  }): Promise<{ account: Account; token?: string }> {
    const { type, token } = await this.readCredentials(repository);
    const owner = repository.owner.toLowerCase();
    const name = nameOf({ type, token, owner });

    const account =
      (token ? this.byToken.get(token) : undefined) ??
      (type === 'app' ? this.byOwner.get(owner) : undefined) ??
      this.getOrCreate(name);
    if (token && type === 'app' && !this.byToken.has(token)) {
      this.forgetTokensOf(account);
      this.byToken.set(token, account);
    }
    if (type === 'app') this.byOwner.set(owner, account);
    return { account, token };
  }

  budgets(): GithubBudget[] {
    return [...this.all.values()].map(account => account.budget.snapshot());
  }

  private async readCredentials(repository: { owner: string; repo?: string }) {
    const { host } = this.options.integration;
    const { owner, repo } = repository;
    const path = [owner, ...(repo === undefined ? [] : [repo])];
    try {
      return await this.options.credentials.getCredentials({
        url: `https://${host}/${path.map(encodeURIComponent).join('/')}`,
      });
    } catch (error) {
      throw new GithubUnavailableError(
        `There are no credentials for ${path.join('/')} at ${host}: ${
          error instanceof Error ? error.message : String(error)
        }. Check integrations.github, and that the App is installed there.`,
        { reason: 'credentials', sent: false },
      );
    }
  }

  private getOrCreate(name: string): Account {
    const known = this.all.get(name);
    if (known) return known;

    const { integration, apiBaseUrl, reserveForPeople, logger, now } =
      this.options;
    const { host } = integration;
    const octokit = (lane: string) =>
      createOctokit({
        apiBaseUrl,
        logger,
        throttleId: `${apiBaseUrl} ${name} ${lane}`,
      });
    const account: Account = {
      budget: new RequestBudget({ host, account: name, reserveForPeople, now }),
      octokit: {
        foreground: octokit('foreground'),
        background: octokit('background'),
      },
    };
    this.all.set(name, account);
    return account;
  }

  /** Renewed every hour: old ones must not pile up. */
  private forgetTokensOf(account: Account): void {
    for (const [token, owner] of this.byToken) {
      if (owner === account) this.byToken.delete(token);
    }
  }
}

function nameOf(credentials: {
  type: string;
  token?: string;
  owner: string;
}): string {
  if (!credentials.token) return 'anonymous';
  return credentials.type === 'app' ? `app:${credentials.owner}` : 'token';
}
