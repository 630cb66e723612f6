import { NotFoundError } from '@backstage/errors';
import type {
  Change,
  CheckInFact,
  CheckInFacts,
  CheckInFactsQuery,
  CiApi,
  RunFact,
  SeenDeployment,
  Service,
} from '@mainline/backstage-plugin-ci-common';

export const repository = {
  id: 'github.com:1',
  host: 'github.com',
  slug: 'acme/catalog',
  url: 'https://github.com/acme/catalog',
  defaultBranch: 'main',
  archived: false,
};

export function at(minute: number): string {
  return new Date(Date.UTC(2026, 2, 1, 9, minute)).toISOString();
}

/** Forty characters that begin so. */
export function sha(beginning: string): string {
  return beginning.padEnd(40, '0');
}

export function aCheckIn(beginning: string, minute: number): CheckInFact {
  return {
    repositoryId: repository.id,
    sha: sha(beginning),
    message: `Change ${beginning}`,
    reachedMainlineAt: at(minute),
    pushIndex: 0,
  };
}

export function aRun(fact: Partial<RunFact> & { number: number }): RunFact {
  return {
    repositoryId: repository.id,
    id: `run-${fact.number}`,
    attempt: 1,
    workflowId: 'ci',
    event: 'push',
    branch: 'main',
    headSha: sha('aaaaaaa'),
    status: 'completed',
    conclusion: 'success',
    url: 'https://github.com/acme/catalog/actions/runs/1',
    createdAt: at(1),
    updatedAt: at(2),
    ...fact,
  };
}

export function aSeen(fact: Partial<SeenDeployment>): SeenDeployment {
  return {
    repositoryId: repository.id,
    id: '1',
    environment: 'uat',
    sha: sha('aaaaaaa'),
    createdAt: at(20),
    state: 'success',
    stateAt: at(21),
    ...fact,
  };
}

/** ci with the facts that a test says. */
export class FakeCi implements CiApi {
  services: string[] = ['catalog'];
  checkIns: CheckInFact[] = [];
  runs: RunFact[] = [];
  otherRuns: RunFact[] = [];
  deployments: SeenDeployment[] = [];
  changes: Change[] = [];
  isKnown = true;
  isAway = false;
  /** Called before facts are given. */
  onFacts: () => Promise<void> = async () => {};
  readonly asked: Array<CheckInFactsQuery | undefined> = [];

  tell(kind: Change['kind'], ref: string): void {
    const position = String(this.changes.length + 1);
    this.changes.push({ position, kind, ref, at: at(0) });
  }

  async getServices(query: { cursor?: string } = {}) {
    this.#answer();
    const from = Number(query.cursor ?? 0);
    return {
      items: this.services
        .slice(from, from + 2)
        .map(name => ({ service: serviceOf(name) })),
      nextCursor: from + 2 < this.services.length ? `${from + 2}` : undefined,
    } as Awaited<ReturnType<CiApi['getServices']>>;
  }

  async getCheckInFacts(
    entityRef: string,
    query: CheckInFactsQuery = {},
  ): Promise<CheckInFacts> {
    this.#answer();
    this.asked.push(query);
    const newest = [...this.checkIns]
      .reverse()
      .filter(
        (each, index) =>
          index < (query.checkIns ?? 100) || query.include?.includes(each.sha),
      );
    const facts: CheckInFacts = {
      service: serviceOf(entityRef.split('/')[1]),
      repository: this.isKnown ? repository : undefined,
      workflows: [
        {
          repositoryId: repository.id,
          id: 'ci',
          name: 'CI',
          path: '.github/workflows/ci.yml',
          state: 'active',
        },
      ],
      commitStage: ['ci'],
      checkIns: newest,
      runs: this.runs,
      jobs: [],
      deployments: this.deployments,
      completeUpTo: at(50),
    };
    await this.onFacts();
    return facts;
  }

  async getRuns() {
    return { items: this.otherRuns, totalItems: 0 } as unknown as Awaited<
      ReturnType<CiApi['getRuns']>
    >;
  }

  async getChanges({ after, limit = 100 }: { after: string; limit?: number }) {
    this.#answer();
    const items = this.changes
      .filter(each => Number(each.position) > Number(after))
      .slice(0, limit);
    return { items, position: items.at(-1)?.position ?? after };
  }

  async getRun(): Promise<never> {
    throw new NotFoundError('There is no such run');
  }
  getSummary = notExpected;
  getService = notExpected;
  getCheckIns = notExpected;
  getEnvironments = notExpected;
  getJobLog = notExpected;
  getServiceDays = notExpected;
  getSelfCheck = notExpected;
  getSelfCheckOverview = notExpected;
  putOnIt = notExpected;
  deleteOnIt = notExpected;
  operations = {
    getOverview: notExpected,
    getDeliveries: notExpected,
    getDelivery: notExpected,
    retryDeliveries: notExpected,
    setDeliveryAside: notExpected,
    setBackfill: notExpected,
    getRepositories: notExpected,
    readRepository: notExpected,
  };

  #answer(): void {
    if (this.isAway) throw new Error('connect ECONNREFUSED');
  }
}

async function notExpected(): Promise<never> {
  throw new Error('The test did not expect this to be asked of ci');
}

function serviceOf(name: string): Service {
  return {
    entityRef: `component:default/${name}`,
    name,
    owner: 'group:default/storefront',
    mapping: {
      mapped: true,
      repository: { host: 'github.com', slug: 'acme/catalog' },
      from: 'project-slug',
    },
  };
}
