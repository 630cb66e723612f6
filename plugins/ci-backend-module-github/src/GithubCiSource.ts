import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type {
  ArtifactFact,
  Instant,
  JobFact,
  RepositoryFact,
  RepositoryLocator,
  RunFact,
  SeenDeployment,
  SeenEnvironment,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type {
  BranchCommits,
  BranchHead,
  ChangedPaths,
  CheckInsRead,
  CiSource,
  ConditionalRead,
  DeliveryLog,
  IncomingDelivery,
  MergedPullRequest,
  ReadOptions,
  RepositoryOwner,
  RepositoryPush,
  SourceBudget,
  SourceLimit,
  WebhookTranslator,
} from '@mainline/backstage-plugin-ci-node';
import type { GithubClientService } from '@mainline/backstage-plugin-github-node';
import { deliveryOfEvent } from './events/deliveryOfEvent';
import { listensToEvents } from './events/listensToEvents';
import { itemsOf } from './read/itemsOf';
import { readArtifacts } from './read/readArtifacts';
import { readBranchCommits, readBranches } from './read/readBranches';
import { readChangedPaths } from './read/readChangedPaths';
import { readCheckIns } from './read/readCheckIns';
import { readDeployments } from './read/readDeployments';
import { readEnvironments } from './read/readEnvironments';
import { readJobLog } from './read/readJobLog';
import {
  readMergedPullRequests,
  readPullRequestCommits,
} from './read/readMergedPullRequests';
import { readPastRuns } from './read/readPastRuns';
import { readPushes } from './read/readPushes';
import { readRuns } from './read/readRuns';
import { RepositoryReader } from './read/RepositoryReader';
import { wholeSecond } from './read/wholeSecond';
import { createDeliveryLogs } from './redelivery/createDeliveryLogs';
import { readHooks } from './redelivery/readHooks';
import { translateJob } from './translate/translateJob';
import { translateRepository } from './translate/translateRepository';
import { translateRun } from './translate/translateRun';
import { translateWorkflow } from './translate/translateWorkflow';
import { heardEvents } from './webhooks/heardEvents';
import { readWebhookSecrets } from './webhooks/readWebhookSecrets';
import { translateDelivery } from './webhooks/translateDelivery';
import { verifyDelivery } from './webhooks/verifyDelivery';

const refusals = {
  deployments: {
    what: 'deployments',
    instead: 'only those are known that a webhook tells of',
    permission: 'Deployments: read',
  },
  'pull-requests': {
    what: 'pull requests',
    instead:
      'when the work that they brought was written is not known, and the self-check can say less',
    permission: 'Pull requests: read',
  },
};

/** GitHub Actions as a source of builds, for every host of `integrations.github`. */
export class GithubCiSource implements CiSource {
  static fromConfig(
    config: RootConfigService,
    options: {
      github: GithubClientService;
      logger: LoggerService;
      events: EventsService;
    },
  ): GithubCiSource {
    const { github, logger, events } = options;
    return new GithubCiSource(
      github,
      logger,
      readWebhookSecrets(config),
      createDeliveryLogs({ github, logger, hooks: readHooks(config) }),
      listensToEvents(config, logger) ? events : undefined,
    );
  }

  readonly id = 'github';
  readonly webhooks: WebhookTranslator;
  /** What these credentials may not read, and has been said: a kind and the id of a repository. */
  private readonly refused = new Set<string>();

  private constructor(
    private readonly github: GithubClientService,
    private readonly logger: LoggerService,
    secrets: string[],
    readonly deliveryLogs: DeliveryLog[],
    /** Where the events backend tells of deliveries that it verified. */
    private readonly events?: EventsService,
  ) {
    this.webhooks = {
      verify: async delivery => verifyDelivery(delivery, secrets),
      translate: (event, payload) =>
        translateDelivery(event, payload, link => github.hostOf(link)),
    };
  }

  async listen(
    receive: (delivery: IncomingDelivery) => Promise<void>,
  ): Promise<void> {
    await this.events?.subscribe({
      id: 'ci-github',
      topics: heardEvents.map(event => `github.${event}`),
      onEvent: event => receive(deliveryOfEvent(event)),
    });
  }

  handles(host: string): boolean {
    return this.github.hosts().includes(host.toLowerCase());
  }

  async readRepository(
    locator: RepositoryLocator,
    options: ReadOptions,
  ): Promise<RepositoryFact | undefined> {
    const reader = RepositoryReader.for(this.github, locator);
    const answer = await reader.read('GET /repos/{owner}/{repo}', {}, options);
    if (!answer || answer.notModified) return undefined;
    return translateRepository(answer.data, locator.host.toLowerCase());
  }

  async readWorkflows(
    repository: RepositoryFact,
    options: ReadOptions,
  ): Promise<WorkflowFact[]> {
    const reader = RepositoryReader.for(this.github, repository);
    const workflows: WorkflowFact[] = [];
    for await (const page of reader.requiredPages(
      'GET /repos/{owner}/{repo}/actions/workflows',
      { per_page: 100 },
      options,
    )) {
      if (page.notModified) break;
      workflows.push(
        ...itemsOf(
          page.data,
          'workflows',
          item => translateWorkflow(item, repository),
          this.logger,
        ),
      );
    }
    return workflows;
  }

  async *readRuns(
    repository: RepositoryFact,
    query: { since: Instant; until?: Instant; validator?: string },
    options: ReadOptions,
  ): AsyncIterable<ConditionalRead<RunFact[]> & { hasNone?: true }> {
    const input = { ...this.inputOf(repository), options };
    const since = wholeSecond(query.since);
    if (query.until !== undefined) {
      yield* readPastRuns({ ...input, since, until: query.until });
      return;
    }
    yield* readRuns({ ...input, since, validator: query.validator });
  }

  async readRun(
    repository: RepositoryFact,
    runId: string,
    options: ReadOptions & { attempt?: number },
  ): Promise<RunFact | undefined> {
    const { attempt, ...readOptions } = options;
    const reader = RepositoryReader.for(this.github, repository);
    const answer = await reader.read(
      attempt === undefined
        ? 'GET /repos/{owner}/{repo}/actions/runs/{run_id}'
        : 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt}',
      attempt === undefined ? { run_id: runId } : { run_id: runId, attempt },
      readOptions,
    );
    if (!answer || answer.notModified) return undefined;
    return translateRun(answer.data, repository);
  }

  async readJobs(
    repository: RepositoryFact,
    run: { id: string; attempt: number },
    options: ReadOptions,
  ): Promise<JobFact[]> {
    const reader = RepositoryReader.for(this.github, repository);
    const jobs: JobFact[] = [];
    for await (const page of reader.pages(
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt}/jobs',
      { run_id: run.id, attempt: run.attempt, per_page: 100 },
      options,
    )) {
      if (!page || page.notModified) break;
      jobs.push(
        ...itemsOf(
          page.data,
          'jobs',
          item => translateJob(item, repository, run.attempt),
          this.logger,
        ),
      );
    }
    return jobs;
  }

  async readCheckIns(
    repository: RepositoryFact,
    query: {
      since: Instant;
      head?: string;
      anew?: boolean;
      validator?: string;
    },
    options: ReadOptions,
  ): Promise<CheckInsRead> {
    return readCheckIns({
      ...this.inputOf(repository),
      ...query,
      since: wholeSecond(query.since),
      options,
    });
  }

  async readDeployments(
    repository: RepositoryFact,
    query: { since: Instant; known: string[]; validator?: string },
    options: ReadOptions,
  ): Promise<ConditionalRead<SeenDeployment[]>> {
    const read = await readDeployments({
      ...this.inputOf(repository),
      ...query,
      since: wholeSecond(query.since),
      options,
    });
    if (read.changed === 'unavailable') {
      this.tellOfRefusal('deployments', repository);
      return { changed: false };
    }
    this.refused.delete(`deployments ${repository.id}`);
    return read;
  }

  async readMergedPullRequests(
    repository: RepositoryFact,
    query: { since: Instant; validator?: string },
    options: ReadOptions,
  ): Promise<ConditionalRead<MergedPullRequest[]> | undefined> {
    const read = await readMergedPullRequests({
      ...this.inputOf(repository),
      ...query,
      since: wholeSecond(query.since),
      options,
    });
    if (read) this.refused.delete(`pull-requests ${repository.id}`);
    else this.tellOfRefusal('pull-requests', repository);
    return read;
  }

  async readPullRequestCommits(
    repository: RepositoryFact,
    number: number,
    options: ReadOptions,
  ): Promise<BranchCommits | undefined> {
    const input = this.inputOf(repository);
    return readPullRequestCommits({ ...input, number, options });
  }

  async readBranches(
    repository: RepositoryFact,
    query: { validator?: string },
    options: ReadOptions,
  ): Promise<ConditionalRead<BranchHead[]> | undefined> {
    return readBranches({ ...this.inputOf(repository), ...query, options });
  }

  async readBranchCommits(
    repository: RepositoryFact,
    branch: BranchHead,
    options: ReadOptions,
  ): Promise<BranchCommits | undefined> {
    const input = this.inputOf(repository);
    return readBranchCommits({ ...input, branch, options });
  }

  async readChangedPaths(
    repository: RepositoryFact,
    sha: string,
    options: ReadOptions,
  ): Promise<ChangedPaths | undefined> {
    return readChangedPaths({ ...this.inputOf(repository), sha, options });
  }

  async *readArtifacts(
    repository: RepositoryFact,
    query: { validator?: string },
    options: ReadOptions,
  ): AsyncIterable<ConditionalRead<ArtifactFact[]> | undefined> {
    yield* readArtifacts({ ...this.inputOf(repository), ...query, options });
  }

  async readEnvironments(
    repository: RepositoryFact,
    query: { validator?: string },
    options: ReadOptions,
  ): Promise<ConditionalRead<SeenEnvironment[]> | undefined> {
    const input = this.inputOf(repository);
    return readEnvironments({ ...input, ...query, options });
  }

  async readJobLog(
    repository: RepositoryFact,
    jobId: string,
    options: ReadOptions,
  ): Promise<string | undefined> {
    const reader = RepositoryReader.for(this.github, repository);
    return readJobLog(reader, jobId, options);
  }

  async readPushes(
    owner: RepositoryOwner,
    query: { since: Instant; validator?: string },
    options: ReadOptions,
  ): Promise<ConditionalRead<RepositoryPush[]> | undefined> {
    const { github, logger } = this;
    const since = wholeSecond(query.since);
    return readPushes({ github, logger, owner, ...query, since, options });
  }

  budgets(): SourceBudget[] {
    return this.github.budget();
  }

  heedBudgets(limits: SourceLimit[], options: { processes: number }): void {
    this.github.heed(limits, options);
  }

  /** Some things want a permission that builds do without: a repository whose builds can be read goes on without them. */
  private tellOfRefusal(
    kind: keyof typeof refusals,
    { id, slug }: RepositoryFact,
  ): void {
    const key = `${kind} ${id}`;
    if (this.refused.has(key)) return;
    this.refused.add(key);
    const { what, instead, permission } = refusals[kind];
    this.logger.warn(
      `GitHub does not show the ${what} of ${slug}: ${instead}. Give the token or App of integrations.github the permission '${permission}'. This is said once.`,
    );
  }

  private inputOf(repository: RepositoryFact) {
    return {
      repository,
      reader: RepositoryReader.for(this.github, repository),
      logger: this.logger,
    };
  }
}
