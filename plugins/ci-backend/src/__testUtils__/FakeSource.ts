import type {
  ArtifactFact,
  CheckInFact,
  Instant,
  JobFact,
  MergedPullRequestFact,
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
  CiSource,
  ConditionalRead,
  MergedPullRequest,
  RawDelivery,
  ReadOptions,
  RepositoryOwner,
  RepositoryPush,
  SourceBudget,
  SourceLimit,
  TranslatedDelivery,
  VerifiedDelivery,
  WebhookTranslator,
} from '@mainline/backstage-plugin-ci-node';

/** What the source knows of one repository. */
export interface FakeRepository {
  fact: RepositoryFact;
  workflows: WorkflowFact[];
  /** Every attempt. */
  runs: RunFact[];
  jobs: JobFact[];
  checkIns: CheckInFact[];
  deployments: SeenDeployment[];
  pullRequests: MergedPullRequestFact[];
  /** With the commits that mainline lacks. */
  branches: Array<BranchHead & BranchCommits>;
  /** By commit. */
  changedPaths: Record<string, ChangedPaths>;
  artifacts?: ArtifactFact[];
  environments?: SeenEnvironment[];
  /** When something was last pushed to it, whatever came of it. */
  pushedAt?: Instant;
}

/** What a fake delivery carries: the translation itself. */
export type FakePayload = Partial<TranslatedDelivery>;

/**
 * A source whose truth a test writes and rewrites. It has the limits of the real one: it lists newest attempts only,
 * by when runs were created, in pages, and answers conditional reads for the first page.
 */
export class FakeSource implements CiSource {
  readonly id = 'fake';
  readonly repositories: FakeRepository[] = [];
  /** Every request, as `readRuns acme/shop`. */
  readonly requests: string[] = [];
  pageSize = 3;
  /** What it says of its accounts, and what it is told of them. */
  accounts: SourceBudget[] = [];
  heeded: SourceLimit[] = [];
  /** Throws to make a request fail. */
  onRequest: (request: string) => void | Promise<void> = () => {};

  budgets(): SourceBudget[] {
    return structuredClone(this.accounts);
  }

  heedBudgets(limits: SourceLimit[]): void {
    this.heeded = limits;
  }

  handles(host: string): boolean {
    return host === 'fake.example';
  }

  /** Owners that can be listed by their last push. */
  owners: string[] = [];

  async readPushes(
    { owner }: RepositoryOwner,
    query: { since: Instant; validator?: string },
  ): Promise<ConditionalRead<RepositoryPush[]> | undefined> {
    await this.requested('readPushes', `${owner} ${query.since}`);
    if (!this.owners.includes(owner)) return undefined;
    const value = this.repositories.flatMap(({ fact, pushedAt }) =>
      pushedAt !== undefined && pushedAt >= query.since
        ? [{ repositoryId: fact.id, pushedAt }]
        : [],
    );
    const validator = JSON.stringify(value);
    return query.validator === validator
      ? { changed: false }
      : { changed: true, value, validator };
  }

  async readRepository(
    locator: RepositoryLocator,
  ): Promise<RepositoryFact | undefined> {
    await this.requested('readRepository', locator.slug);
    return this.repositories.find(
      ({ fact }) => fact.slug.toLowerCase() === locator.slug.toLowerCase(),
    )?.fact;
  }

  async readWorkflows(repository: RepositoryFact): Promise<WorkflowFact[]> {
    await this.requested('readWorkflows', repository.slug);
    return structuredClone(this.truth(repository).workflows);
  }

  async *readRuns(
    repository: RepositoryFact,
    query: { since: Instant; until?: Instant; validator?: string },
    _how?: ReadOptions,
  ): AsyncIterable<ConditionalRead<RunFact[]>> {
    const newest = this.truth(repository)
      .runs.filter(
        (run, _, all) =>
          run.createdAt >= query.since &&
          run.createdAt <= (query.until ?? '9') &&
          !all.some(r => r.id === run.id && r.attempt > run.attempt),
      )
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    const validator = JSON.stringify(newest.slice(0, this.pageSize));
    for (let at = 0; at === 0 || at < newest.length; at += this.pageSize) {
      await this.requested('readRuns', repository.slug);
      if (at === 0 && query.validator === validator) {
        yield { changed: false };
        return;
      }
      yield {
        changed: true,
        value: structuredClone(newest.slice(at, at + this.pageSize)),
        ...(query.until === undefined && { validator }),
      };
    }
  }

  async readRun(
    repository: RepositoryFact,
    runId: string,
    options: { attempt?: number },
  ): Promise<RunFact | undefined> {
    await this.requested('readRun', `${repository.slug} ${runId}`);
    const found = this.truth(repository)
      .runs.filter(run => run.id === runId)
      .filter(run => [undefined, run.attempt].includes(options.attempt))
      .sort((a, b) => a.attempt - b.attempt)
      .at(-1);
    return structuredClone(found);
  }

  async readJobs(
    repository: RepositoryFact,
    run: { id: string; attempt: number },
  ): Promise<JobFact[]> {
    await this.requested('readJobs', `${repository.slug} ${run.id}`);
    return structuredClone(
      this.truth(repository).jobs.filter(
        job => job.runId === run.id && job.attempt === run.attempt,
      ),
    );
  }

  async readCheckIns(
    repository: RepositoryFact,
    query: { since: Instant; validator?: string },
  ): Promise<ConditionalRead<CheckInFact[]>> {
    await this.requested('readCheckIns', repository.slug);
    const value = this.truth(repository).checkIns.filter(
      checkIn => checkIn.reachedMainlineAt >= query.since,
    );
    const validator = JSON.stringify(value);
    return query.validator === validator
      ? { changed: false }
      : { changed: true, value: structuredClone(value), validator };
  }

  async readDeployments(
    repository: RepositoryFact,
    query: { since: Instant; known: string[]; validator?: string },
  ): Promise<ConditionalRead<SeenDeployment[]>> {
    await this.requested('readDeployments', repository.slug);
    const { deployments } = this.truth(repository);
    const validator = JSON.stringify(deployments);
    if (query.validator === validator && query.known.length === 0) {
      return { changed: false };
    }
    const value = deployments.filter(
      ({ id, createdAt }) =>
        createdAt >= query.since || query.known.includes(id),
    );
    return { changed: true, value: structuredClone(value), validator };
  }

  async readMergedPullRequests(
    repository: RepositoryFact,
    query: { since: Instant; validator?: string },
  ): Promise<ConditionalRead<MergedPullRequest[]> | undefined> {
    await this.requested('readMergedPullRequests', repository.slug);
    const { pullRequests } = this.truth(repository);
    const validator = JSON.stringify(pullRequests);
    if (query.validator === validator) return { changed: false };
    const value = pullRequests
      .filter(({ mergedAt }) => mergedAt >= query.since)
      .map(({ commits, unlisted, ...merged }) => merged);
    return { changed: true, value: structuredClone(value), validator };
  }

  async readPullRequestCommits(
    repository: RepositoryFact,
    number: number,
  ): Promise<BranchCommits | undefined> {
    const { slug } = repository;
    await this.requested('readPullRequestCommits', `${slug} ${number}`);
    const found = this.truth(repository).pullRequests.find(
      each => each.number === number,
    );
    return found && commitsOf(found);
  }

  async readBranches(
    repository: RepositoryFact,
    query: { validator?: string },
  ): Promise<ConditionalRead<BranchHead[]> | undefined> {
    await this.requested('readBranches', repository.slug);
    const value = this.truth(repository).branches.map(({ name, sha }) => ({
      name,
      sha,
    }));
    const validator = JSON.stringify(value);
    return query.validator === validator
      ? { changed: false }
      : { changed: true, value, validator };
  }

  async readBranchCommits(
    repository: RepositoryFact,
    { name, sha }: BranchHead,
  ): Promise<BranchCommits | undefined> {
    await this.requested('readBranchCommits', `${repository.slug} ${name}`);
    const found = this.truth(repository).branches.find(
      each => each.sha === sha,
    );
    return found && commitsOf(found);
  }

  async readChangedPaths(
    repository: RepositoryFact,
    sha: string,
  ): Promise<ChangedPaths | undefined> {
    await this.requested('readChangedPaths', `${repository.slug} ${sha}`);
    return structuredClone(this.truth(repository).changedPaths[sha]);
  }

  async *readArtifacts(
    repository: RepositoryFact,
  ): AsyncIterable<ConditionalRead<ArtifactFact[]> | undefined> {
    await this.requested('readArtifacts', repository.slug);
    const { artifacts = [] } = this.truth(repository);
    yield { changed: true, value: structuredClone(artifacts) };
  }

  async readEnvironments(
    repository: RepositoryFact,
  ): Promise<ConditionalRead<SeenEnvironment[]> | undefined> {
    await this.requested('readEnvironments', repository.slug);
    const { environments = [] } = this.truth(repository);
    return { changed: true, value: structuredClone(environments) };
  }

  async readJobLog(
    repository: RepositoryFact,
    jobId: string,
  ): Promise<string | undefined> {
    await this.requested('readJobLog', `${repository.slug} ${jobId}`);
    return this.truth(repository).jobs.some(job => job.id === jobId)
      ? `log of ${jobId}`
      : undefined;
  }

  readonly webhooks: WebhookTranslator = {
    verify: async (delivery: RawDelivery): Promise<VerifiedDelivery> => {
      const { headers, body } = delivery;
      if (headers['x-signature'] !== 'right') {
        return { ok: false, status: 403, reason: 'The signature is wrong.' };
      }
      const payload = body.toString('utf8');
      try {
        JSON.parse(payload);
      } catch {
        return { ok: false, status: 400, reason: 'The body is not JSON.' };
      }
      return {
        ok: true,
        id: headers['x-delivery'] ?? 'none',
        hook: headers['x-hook'] ?? '1',
        event: headers['x-event'] ?? 'facts',
        payload,
      };
    },
    translate: (event: string, payload: unknown): TranslatedDelivery => {
      const nothing = {
        runs: [],
        jobs: [],
        workflows: [],
        deployments: [],
        look: false,
      };
      if (event === 'broken') throw new Error('This one breaks');
      if (event !== 'facts') {
        return { ...nothing, setAside: `The event '${event}' is not known.` };
      }
      return { ...nothing, ...(payload as FakePayload) };
    },
  };

  private truth(repository: RepositoryFact): FakeRepository {
    const found = this.repositories.find(r => r.fact.id === repository.id);
    if (!found) throw new Error(`${repository.slug} is gone`);
    return found;
  }

  private async requested(method: string, what: string): Promise<void> {
    const request = `${method} ${what}`;
    this.requests.push(request);
    await this.onRequest(request);
  }
}

function commitsOf({ commits, unlisted }: BranchCommits): BranchCommits {
  return structuredClone({ commits, ...(unlisted ? { unlisted } : {}) });
}
