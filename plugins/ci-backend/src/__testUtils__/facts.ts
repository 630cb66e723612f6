import type {
  CheckInFact,
  JobFact,
  MergedPullRequestFact,
  RepositoryFact,
  RunFact,
  SeenDeployment,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import type { FakeRepository } from './FakeSource';

/** The beginning of the tests' time. */
export const morning = Date.parse('2026-03-02T08:00:00.000Z');

/** So many minutes after the tests' morning. */
export function at(minutes: number): string {
  return new Date(morning + minutes * 60_000).toISOString();
}

export function aRepository(
  said: Partial<RepositoryFact> = {},
): RepositoryFact {
  return {
    id: 'fake.example:1',
    host: 'fake.example',
    slug: 'Acme/Shop',
    url: 'https://fake.example/Acme/Shop',
    defaultBranch: 'main',
    archived: false,
    ...said,
  };
}

export function aWorkflow(said: Partial<WorkflowFact> = {}): WorkflowFact {
  return {
    repositoryId: 'fake.example:1',
    id: '10',
    name: 'CI',
    path: '.github/workflows/ci.yml',
    state: 'active',
    ...said,
  };
}

export function aRun(said: Partial<RunFact> = {}): RunFact {
  return {
    repositoryId: 'fake.example:1',
    id: '12345678901',
    attempt: 1,
    number: 1,
    workflowId: '10',
    workflowName: 'CI',
    event: 'push',
    branch: 'main',
    headSha: 'sha-1',
    status: 'completed',
    conclusion: 'success',
    url: 'https://fake.example/Acme/Shop/runs/12345678901',
    createdAt: at(0),
    startedAt: at(0),
    updatedAt: at(5),
    ...said,
  };
}

export function aJob(said: Partial<JobFact> = {}): JobFact {
  return {
    repositoryId: 'fake.example:1',
    id: '500',
    runId: '12345678901',
    attempt: 1,
    name: 'build',
    status: 'completed',
    conclusion: 'success',
    labels: ['linux'],
    createdAt: at(0),
    startedAt: at(1),
    completedAt: at(5),
    steps: [
      { number: 1, name: 'test', status: 'completed', conclusion: 'success' },
    ],
    ...said,
  };
}

export function aCheckIn(said: Partial<CheckInFact> = {}): CheckInFact {
  return {
    repositoryId: 'fake.example:1',
    sha: 'sha-1',
    message: 'Add a thing',
    reachedMainlineAt: at(0),
    reachedBy: 'push',
    pushIndex: 0,
    ...said,
  };
}

export function aDeployment(
  said: Partial<SeenDeployment> = {},
): SeenDeployment {
  return {
    repositoryId: 'fake.example:1',
    id: '900',
    environment: 'uat',
    sha: 'sha-1',
    createdAt: at(0),
    state: 'success',
    stateAt: at(5),
    ...said,
  };
}

export function aPullRequest(
  said: Partial<MergedPullRequestFact> = {},
): MergedPullRequestFact {
  return {
    repositoryId: 'fake.example:1',
    number: 1,
    baseBranch: 'main',
    mergedAt: at(0),
    mergeSha: 'sha-1',
    commits: [{ sha: 'own-1', author: 'ada', authoredAt: at(-60), parents: 1 }],
    ...said,
  };
}

export function aTruth(said: Partial<FakeRepository> = {}): FakeRepository {
  return {
    fact: aRepository(),
    workflows: [aWorkflow()],
    runs: [],
    jobs: [],
    checkIns: [],
    deployments: [],
    pullRequests: [],
    branches: [],
    changedPaths: {},
    ...said,
  };
}
