import type {
  RepositoryFact,
  RunFact,
} from '@mainline/backstage-plugin-ci-common';
import type {
  CiSource,
  ConditionalRead,
  RawDelivery,
  TranslatedDelivery,
  VerifiedDelivery,
} from '@mainline/backstage-plugin-ci-node';
import type { MadeUpOrganisation } from './MadeUpOrganisation';
import type { MadeUpRepository } from './MadeUpRepository';

/** As many as GitHub lists at once. */
const pageSize = 100;

/** What the made-up webhook sends. */
export interface MadeUpDelivery {
  id: string;
  repository: RepositoryFact;
  runs: RunFact[];
}

/**
 * A source of builds that answers at once from a made-up organisation, so that what is measured is what the portal does with the
 * answers. Nothing is answered before `opened`.
 */
export class MadeUpSource implements CiSource {
  readonly id = 'made-up';

  constructor(
    private readonly organisation: MadeUpOrganisation,
    private readonly opened: Promise<void>,
  ) {}

  handles(host: string): boolean {
    return host === 'github.com';
  }

  readRepository: CiSource['readRepository'] = async locator => {
    await this.opened;
    return this.organisation.find(locator)?.fact;
  };

  readWorkflows: CiSource['readWorkflows'] = async repository =>
    this.find(repository)?.workflows() ?? [];

  async *readRuns(
    repository: RepositoryFact,
    {
      since,
      until,
      validator,
    }: { since: string; until?: string; validator?: string },
  ): AsyncIterable<ConditionalRead<RunFact[]>> {
    if (validator) {
      yield { changed: false };
      return;
    }
    const pages = this.find(repository)?.runPages(since, pageSize) ?? [];
    for (const page of pages) {
      const value = until ? page.filter(run => run.createdAt <= until) : page;
      if (value.length > 0) yield { changed: true, value, validator: 'v' };
    }
  }

  readRun: CiSource['readRun'] = async (repository, id, { attempt }) =>
    this.find(repository)?.find(id, attempt);

  readJobs: CiSource['readJobs'] = async (repository, run) =>
    this.find(repository)?.jobs(run) ?? [];

  readCheckIns: CiSource['readCheckIns'] = async (repository, query) =>
    once(query, () => this.find(repository)?.checkIns(query.since) ?? []);

  readDeployments: CiSource['readDeployments'] = async (_, query) =>
    once(query, () => []);

  readMergedPullRequests: CiSource['readMergedPullRequests'] = async (
    _,
    query,
  ) => once(query, () => []);

  readPullRequestCommits: CiSource['readPullRequestCommits'] = async () =>
    undefined;

  readBranches: CiSource['readBranches'] = async (_, query) =>
    once(query, () => []);

  readBranchCommits: CiSource['readBranchCommits'] = async () => undefined;

  readChangedPaths: CiSource['readChangedPaths'] = async () => undefined;

  // Neither uploads anything nor deploys anywhere.
  async *readArtifacts(): AsyncIterable<undefined> {
    yield undefined;
  }

  readEnvironments: CiSource['readEnvironments'] = async () => undefined;

  readJobLog: CiSource['readJobLog'] = async () => undefined;

  readonly webhooks = {
    verify: async ({ body }: RawDelivery): Promise<VerifiedDelivery> => {
      const payload = body.toString();
      const { id } = JSON.parse(payload) as MadeUpDelivery;
      return { ok: true, id, hook: '1', event: 'runs', payload };
    },
    translate: (_: string, payload: unknown): TranslatedDelivery => {
      const { repository, runs } = payload as MadeUpDelivery;
      return {
        repository,
        runs,
        jobs: [],
        workflows: [],
        deployments: [],
        look: false,
      };
    },
  };

  private find(repository: RepositoryFact): MadeUpRepository | undefined {
    return this.organisation.find(repository);
  }
}

/** Everything the first time, and from then on that nothing changed. */
function once<T>(
  { validator }: { validator?: string },
  read: () => T,
): ConditionalRead<T> {
  return validator
    ? { changed: false }
    : { changed: true, value: read(), validator: 'v' };
}
