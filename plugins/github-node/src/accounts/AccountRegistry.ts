import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import type { Octokit } from '@octokit/rest';
import { RequestBudget } from '../budget/RequestBudget';
import type { GithubBudget, GithubLimit } from '../GithubClientService';
import { GithubUnavailableError } from '../GithubUnavailableError';
import { say } from '../say';
import { createOctokit } from '../request/createOctokit';
import { RequestQueue } from '../request/RequestQueue';

/** What GitHub counts requests against: a token, or an installation of an App. */
export interface Account {
  budget: RequestBudget;
  queue: RequestQueue;
  octokit: Octokit;
}

/**
 * The accounts of one host, each with its client, its queue and its budget.
 *
 * Backstage hands out tokens, not installations. One token is one account, so owners that get the same token (a configured
 * token, an App open to public repositories) share a budget; and an owner keeps its account when its installation's token is renewed.
 */
export class AccountRegistry {
  private readonly byOwner = new Map<string, Account>();
  private readonly byToken = new Map<string, Account>();
  private readonly all = new Map<string, Account>();
  /** What others learned, of accounts that this process may not have asked with yet. */
  private readonly known = new Map<string, GithubLimit>();
  private processes = 1;

  constructor(
    private readonly options: {
      integration: GithubIntegrationConfig;
      apiBaseUrl: string;
      credentials: GithubCredentialsProvider;
      reserveForPeople: number;
      pointsPerMinute: number;
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

  /** Takes in what other processes learned of this host's limits, and how many there are with this one. */
  heed(limits: GithubLimit[], processes: number): void {
    this.processes = processes;
    for (const account of this.all.values()) account.queue.shareWith(processes);
    for (const limit of limits) {
      this.known.set(limit.account, limit);
      this.all.get(limit.account)?.budget.heed(limit);
    }
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
        say('github.noCredentials', {
          name: path.join('/'),
          host,
          reason: error instanceof Error ? error.message : String(error),
        }),
        { reason: 'credentials', sent: false },
      );
    }
  }

  private getOrCreate(name: string): Account {
    const found = this.all.get(name);
    if (found) return found;

    const { integration, apiBaseUrl, logger, now } = this.options;
    const { reserveForPeople, pointsPerMinute } = this.options;
    const { host } = integration;
    const account: Account = {
      budget: new RequestBudget({ host, account: name, reserveForPeople, now }),
      queue: new RequestQueue({ pointsPerMinute, reserveForPeople }),
      octokit: createOctokit({ apiBaseUrl, logger }),
    };
    account.queue.shareWith(this.processes);
    const known = this.known.get(name);
    if (known) account.budget.heed(known);
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
